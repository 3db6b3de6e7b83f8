import { useQuery } from '@tanstack/react-query';
import { ReactFlowProvider } from '@xyflow/react';
import { Select } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, NumberLink } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useTitle } from '@/shared/hooks';
import type { InForce, Journey } from '@/shared/playbook';
import { countsQuery, type Counts } from '../api';
import { exitsOf } from '../graph/exits';
import { newestOf } from '../graph/newest';
import { placed } from '../graph/layout';
import { outcomesOf, type Outcomes } from '../graph/outcomes';
import { Canvas } from './Canvas';
import css from './editor.module.css';
import { EditorBar } from './EditorBar';
import type { NodeNumbers } from './NodeCard';

const nothing = () => undefined;

/** The journey in force with the leads in it: who stands where, and how many came by. */
export function LiveView({
  id,
  inForce,
  draftName,
}: {
  id: string;
  inForce: InForce;
  draftName: string | undefined;
}) {
  const { t } = useTranslation('journeys');
  const versions = inForce.playbook.journeys.filter((j) => j.id === id).sort((a, b) => b.version - a.version);
  const [version, setVersion] = useState<number | undefined>();
  const [selected, setSelected] = useState<string[]>([]);
  const counts = useQuery({ ...countsQuery, refetchInterval: 15_000 });
  const journey = versions.find((v) => v.version === version) ?? newestOf(inForce.playbook.journeys, id);
  useTitle(journey?.name ?? draftName ?? '');
  if (journey === undefined) {
    return (
      <div className={css.editor}>
        <EditorBar id={id} name={draftName ?? id} mode="live">
          {null}
        </EditorBar>
        <EmptyState picture="path">{t('live.notPublished')}</EmptyState>
      </div>
    );
  }
  const shown = placed(journey);
  return (
    <div className={css.editor}>
      <EditorBar id={id} name={journey.name} mode="live">
        {versions.length > 1 && (
          <Select
            value={journey.version}
            aria-label={t('version', { version: journey.version })}
            options={versions.map((v) => ({ value: v.version, label: t('version', { version: v.version }) }))}
            onChange={setVersion}
          />
        )}
      </EditorBar>
      <div className={`${css.body} ${css.watching}`}>
        <ReactFlowProvider key={journey.version}>
          <Canvas
            journey={shown}
            issues={[]}
            selected={selected}
            way={undefined}
            {...(counts.data === undefined ? {} : { numbers: numbersOf(journey, counts.data) })}
            editable={false}
            onSelect={setSelected}
            onWay={nothing}
            onMove={nothing}
            onConnect={nothing}
            onDrop={nothing}
          />
        </ReactFlowProvider>
        <aside className={css.settings}>
          <h2>{t('mode.live')}</h2>
          {counts.isPending && <ListSkeleton rows={4} />}
          {counts.isError && <ErrorState error={counts.error} onRetry={() => void counts.refetch()} />}
          {counts.data !== undefined && <Totals id={id} outcomes={outcomesOf(id, versions, counts.data)} />}
        </aside>
      </div>
    </div>
  );
}

/** The numbers of one version; what the entry counted is the whole. */
export function numbersOf(journey: Journey, counts: Counts): Map<string, NodeNumbers> {
  const own = counts.nodes.filter((n) => n.journey === journey.id && n.version === journey.version);
  const start = journey.nodes.find((n) => n.kind === 'entry')?.id;
  const goals = journey.nodes.filter((n) => n.kind === 'goal');
  const reached = counts.journeys.find((j) => j.journey === journey.id)?.goal ?? 0;
  const came = (node: string | undefined) => {
    if (goals.length === 1 && goals[0]?.id === node) return reached;
    const found = own.find((n) => n.node === node);
    return found === undefined ? 0 : found.passed + found.inside;
  };
  return new Map(
    journey.nodes.map((n) => {
      const found = own.find((c) => c.node === n.id);
      const exits = found?.exits ?? {};
      const ways = exitsOf(n).map((e) => [e.key, exits[e.name ?? e.key] ?? 0] as const);
      return [
        n.id,
        {
          inside: found?.inside ?? 0,
          came: came(n.id),
          entered: came(start),
          ways: Object.fromEntries(ways),
        },
      ];
    }),
  );
}

function Totals({ id, outcomes }: { id: string; outcomes: Outcomes }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  return (
    <dl className={css.numbers}>
      <dt>{t('column.inside')}</dt>
      <dd>
        <NumberLink value={outcomes.inside} search={{ journey: id }} label={t('column.inside')} />
      </dd>
      {(['entered', 'finished', 'goal', 'early'] as const).map((key) => (
        <Fragment key={key}>
          <dt>{t(`live.${key}`)}</dt>
          <dd>{format.number(outcomes[key])}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
