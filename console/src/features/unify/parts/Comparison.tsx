import { Alert, Radio, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { LeadLink, StageBadge, When } from '@/shared/components';
import { useOwnerName } from '@/shared/work';
import type { Card, Pair, Side } from '../api';
import css from './unify.module.css';

interface Props {
  pair: Pair;
  /** Values somebody chose; the others survive by the playbook. */
  from: Record<string, Side>;
  onChoose: (field: string, side: Side) => void;
}

/** Two leads side by side: how likely they are one, what speaks for it, and what would be kept. */
export function Comparison({ pair, from, onChoose }: Props) {
  const { t } = useTranslation('unify');
  return (
    <article aria-label={t('pair')}>
      <p className={css.likely}>
        <strong>
          {t('likely', { share: (pair.probability * 100).toFixed(pair.probability > 0.995 ? 2 : 0) })}
        </strong>{' '}
        <Evidence pair={pair} />
      </p>
      {pair.conflicts.map((conflict) => (
        <Alert
          key={conflict.kind}
          type="warning"
          showIcon
          title={t('conflict', { one: conflict.one, other: conflict.other })}
          style={{ marginBottom: 12 }}
        />
      ))}
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col" />
              <Head card={pair.one} />
              <Head card={pair.other} />
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('known')}</th>
              <Identifiers card={pair.one} />
              <Identifiers card={pair.other} />
            </tr>
            {pair.fields.map((row) => {
              const differs = row.one !== null && row.other !== null && row.one !== row.other;
              const kept = from[row.field] ?? row.kept;
              return (
                <tr key={row.field} className={differs ? css.differs : undefined}>
                  <th scope="row">{row.label}</th>
                  {(['one', 'other'] as const).map((side) => (
                    <td key={side} className={kept === side && row[side] !== null ? css.kept : undefined}>
                      {differs ? (
                        <Radio
                          checked={kept === side}
                          onChange={() => onChoose(row.field, side)}
                          aria-label={t('keep', { field: row.label, value: row[side] })}
                        >
                          {row[side]}
                        </Radio>
                      ) : (
                        (row[side] ?? <span className={css.soft}>{'–'}</span>)
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </article>
  );
}

function Head({ card }: { card: Card }) {
  const { t } = useTranslation('unify');
  const owner = useOwnerName()(card.owner);
  return (
    <th scope="col">
      <div className={css.head}>
        <LeadLink lead={{ id: String(card.id), name: card.name }} />
        {card.stage !== null && <StageBadge stage={card.stage} />}
      </div>
      <div className={css.soft}>
        {owner !== undefined && `${owner} · `}
        {t('seen')} <When at={card.lastSeen} />
      </div>
    </th>
  );
}

function Identifiers({ card }: { card: Card }) {
  const { t } = useTranslation('unify');
  return (
    <td>
      {card.identifiers.map(({ kind, value }) => (
        <div key={kind + value}>
          <span className={css.soft}>{t(`identifier.${kind}`)}</span> {value}
        </div>
      ))}
    </td>
  );
}

/** What each part said, the weightiest first. */
function Evidence({ pair }: { pair: Pair }) {
  const { t } = useTranslation('unify');
  const said = pair.evidence
    .filter(({ level }) => level !== 'MISSING')
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  return (
    <span className={css.evidence}>
      {said.map(({ part, level, bits }) => (
        <Tooltip key={part} title={t('weight', { bits: `${bits > 0 ? '+' : ''}${bits.toFixed(1)}` })}>
          <span className={bits > 0 ? css.for : css.against} tabIndex={0}>
            {t(`part.${part}`)} {t(`level.${level}`)}
          </span>
        </Tooltip>
      ))}
    </span>
  );
}
