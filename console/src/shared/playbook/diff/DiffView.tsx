import { useTranslation } from 'react-i18next';
import type { Diff, DiffChange, DiffItem } from '../history';
import css from './diff.module.css';
import { useSpeech } from './useSpeech';
import { label, nameOf, parts, sayPlace, sayValue, type Speech } from './values';

/** What differs between two playbooks, part by part, as a person reads it. */
export function DiffView({ diff }: { diff: Diff }) {
  const { t } = useTranslation('playbook');
  const speech = useSpeech(diff.names);
  const order = [...new Set(diff.items.map((item) => item.part))];
  if (order.length === 0) return <p>{t('diff.same')}</p>;
  return (
    <div className={css.diff}>
      {order.map((part) => (
        <section key={part} aria-label={t(`diff.part.${part.replace('/', '_')}`)}>
          <h3 className={css.part}>{t(`diff.part.${part.replace('/', '_')}`)}</h3>
          <ul className={css.items}>
            {diff.items
              .filter((item) => item.part === part)
              .map((item) => (
                <Item key={`${item.id ?? ''}/${item.kind}`} item={item} speech={speech} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Item({ item, speech }: { item: DiffItem; speech: Speech }) {
  const { t } = useTranslation('playbook');
  return (
    <li className={css.item} data-kind={item.kind}>
      <div className={css.head}>
        <span className={css.mark} aria-hidden>
          {{ ADDED: '+', REMOVED: '−', CHANGED: '~', REORDERED: '↕' }[item.kind]}
        </span>
        <strong>{item.name ?? item.id ?? t('diff.settings')}</strong>
        <span className={css.soft}>{t(`diff.kind.${item.kind}`)}</span>
      </div>
      {item.kind === 'CHANGED' && <Changes changes={item.changes} speech={speech} />}
      {item.kind === 'REORDERED' &&
        item.changes.map((c) => <Order key={c.place} part={item.part} change={c} speech={speech} />)}
      {(item.kind === 'ADDED' || item.kind === 'REMOVED') && (
        <Whole value={item.changes[0]?.after ?? item.changes[0]?.before} speech={speech} />
      )}
    </li>
  );
}

const kinds: Record<string, string> = {
  'lifecycle/stages': 'stage',
  segments: 'segment',
  tags: 'tag',
  fields: 'field',
  journeys: 'journey',
};

function Order({ part, change, speech }: { part: string; change: DiffChange; speech: Speech }) {
  const said = (list: unknown) =>
    (Array.isArray(list) ? (list as unknown[]) : [])
      .map((id) => nameOf(String(id), kinds[part] ?? '', speech.names))
      .join(' › ');
  return <Pair before={said(change.before)} after={said(change.after)} />;
}

function Changes({ changes, speech }: { changes: readonly DiffChange[]; speech: Speech }) {
  const shown = changes.filter((c) => !c.place.startsWith('/layout'));
  const { t } = useTranslation('playbook');
  return (
    <dl className={css.changes}>
      {shown.length < changes.length && <dt>{t('diff.layout')}</dt>}
      {shown.map((change) => {
        const last = change.place.split('/').findLast((step) => !/^\d+$/.test(step)) ?? '';
        const said = (value: unknown) => sayValue(value, last, speech);
        return (
          <div key={change.place}>
            <dt>{sayPlace(change.place, change.within, speech)}</dt>
            <dd>
              <Pair before={said(change.before)} after={said(change.after)} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Pair({ before, after }: { before: string; after: string }) {
  const { t } = useTranslation('playbook');
  return (
    <span className={css.pair}>
      <del aria-label={t('diff.before', { value: before })}>{before}</del>
      <span aria-hidden> → </span>
      <ins aria-label={t('diff.after', { value: after })}>{after}</ins>
    </span>
  );
}

const named = new Set(['id', 'key', 'name', 'label', 'title']);

/** All of an item that came or went. */
function Whole({ value, speech }: { value: unknown; speech: Speech }) {
  if (typeof value !== 'object' || value === null) return null;
  return (
    <dl className={css.changes}>
      {parts(value as Record<string, unknown>)
        .filter(([key]) => !named.has(key))
        .map(([key, part]) => (
          <div key={key}>
            <dt>{label(key, speech)}</dt>
            <dd>{sayValue(part, key, speech)}</dd>
          </div>
        ))}
    </dl>
  );
}
