import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BarChart, LineChart } from '@/shared/charts';
import { Panel, useStageName } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { useVocabulary, type BacktestReport } from '@/shared/playbook';
import { useMode } from '@/shared/mode';
import { surfaces } from '@/shared/theme';
import { allWeeks, perWeek } from '../weeks';

const address = { stage: '' };

/** Both sides' colours: what is in force is grey and dashed, the candidate has the accent. */
function useColours() {
  const { mode } = useMode();
  return { live: surfaces[mode].inkSoft, draft: surfaces[mode].accent };
}

/** How many leads came to a stage, week by week, under both playbooks. */
export function Volumes({ report }: { report: BacktestReport }) {
  const { t } = useTranslation('whatif');
  const shipped = useStageName();
  const vocabulary = useVocabulary();
  const colours = useColours();
  const [url, patch] = useUrlState(address);
  const stage = url.stage === '' ? report.yardstick.mqlStage : url.stage;
  const nameOf = (id: string) => vocabulary.stages.find((s) => s.id === id)?.name ?? shipped(id);
  const { live, draft } = report;
  const order = vocabulary.stages.map((s) => s.id);
  const stages = useMemo(() => {
    const found = new Set([...live.weeks, ...draft.weeks].flatMap((week) => Object.keys(week.entries)));
    return [...found].sort((a, b) => order.indexOf(a) - order.indexOf(b));
  }, [live, draft, order]);
  const weeks = allWeeks(live.weeks, draft.weeks);
  const of = (side: typeof live) => perWeek(weeks, side.weeks, (week) => week.entries[stage] ?? 0);
  return (
    <Panel
      title={t('volumes.title')}
      extra={
        <Select
          size="small"
          aria-label={t('volumes.stage')}
          value={stage}
          onChange={(to: string) => patch({ stage: to }, true)}
          popupMatchSelectWidth={false}
          options={stages.map((id) => ({ value: id, label: nameOf(id) }))}
        />
      }
    >
      <LineChart
        names={weeks}
        label={t('volumes.label', { stage: nameOf(stage) })}
        series={[
          { name: t('side.live'), values: of(live), faint: true, colour: colours.live },
          { name: t('side.candidate'), values: of(draft), colour: colours.draft },
        ]}
      />
    </Panel>
  );
}

/** How often leads came to a stage of the SDR team, week by week. */
export function Load({ report: { live, draft } }: { report: BacktestReport }) {
  const { t } = useTranslation('whatif');
  const colours = useColours();
  const weeks = allWeeks(live.weeks, draft.weeks);
  return (
    <Panel title={t('load.title')}>
      <BarChart
        names={weeks}
        label={t('load.title')}
        series={[
          {
            name: t('side.live'),
            values: perWeek(weeks, live.weeks, (w) => w.sdrLoad),
            colour: colours.live,
            faint: true,
          },
          {
            name: t('side.candidate'),
            values: perWeek(weeks, draft.weeks, (w) => w.sdrLoad),
            colour: colours.draft,
          },
        ]}
      />
    </Panel>
  );
}
