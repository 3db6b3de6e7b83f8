import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListSkeleton } from '@/shared/components';
import { useTitle } from '@/shared/hooks';
import type { Journey } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { Canvas } from '../components/Canvas';
import css from '../components/editor.module.css';
import { EditorBar } from '../components/EditorBar';
import { placed } from '../graph/layout';
import { isUnderway, runQuery, runsQuery } from './api';
import { arrivals } from './numbers';
import { Progress } from './Progress';
import { Results } from './Results';
import { Ruler } from './Ruler';
import { Setup } from './Setup';

const nothing = () => undefined;

/** The journey of the draft tried on real leads in virtual time, on the same picture. */
export function DryRunView({ journey }: { journey: Journey }) {
  const { t } = useTranslation('journeys');
  const { run: chosen }: { run?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const mayRun = useCan('MARKETER');
  const [selected, setSelected] = useState<string[]>([]);
  const [day, setDay] = useState<number | undefined>();
  const runs = useQuery({ ...runsQuery(journey.id), enabled: chosen === undefined });
  const id = chosen ?? runs.data?.items[0]?.id;
  const run = useQuery(runQuery(journey.id, id));
  useTitle(journey.name);
  const shown = placed(journey);
  const report = run.data?.report ?? undefined;
  const standing = run.data?.standing;
  const show = (next: string) => {
    setDay(undefined);
    void navigate({ to: `/journeys/${journey.id}`, search: { mode: 'dry', run: next } });
  };
  return (
    <div className={css.editor}>
      <EditorBar id={journey.id} name={journey.name} mode="dry">
        {standing !== undefined && isUnderway(standing) && (
          <Progress journey={journey.id} standing={standing} mayCancel={mayRun} />
        )}
      </EditorBar>
      <div className={`${css.body} ${css.watching}`}>
        <ReactFlowProvider>
          <Canvas
            journey={shown}
            issues={[]}
            selected={selected}
            way={undefined}
            {...(report === undefined ? {} : { numbers: arrivals(journey, report, day) })}
            editable={false}
            onSelect={setSelected}
            onWay={nothing}
            onMove={nothing}
            onConnect={nothing}
            onDrop={nothing}
          />
        </ReactFlowProvider>
        <aside className={css.settings} aria-label={t('mode.dry')}>
          <h2>{t('mode.dry')}</h2>
          {id !== undefined && run.isPending && <ListSkeleton rows={4} />}
          {run.isError && <ErrorState error={run.error} onRetry={() => void run.refetch()} />}
          {standing?.state === 'FAILED' && (
            <p role="alert" className={css.harm}>
              {standing.message ?? t('dry.failed')}
            </p>
          )}
          {standing?.state === 'CANCELLED' && <p className={css.soft}>{t('dry.cancelled')}</p>}
          {report !== undefined && standing !== undefined && (
            <Results journey={journey} report={report} standing={standing} />
          )}
          {mayRun ? (
            <Setup
              journey={journey.id}
              again={report !== undefined}
              busy={standing !== undefined && isUnderway(standing)}
              onBegun={show}
            />
          ) : (
            report === undefined && <p className={css.soft}>{t('dry.readOnly')}</p>
          )}
        </aside>
        <div className={css.below}>
          {report !== undefined && <Ruler journey={journey} report={report} day={day} onDay={setDay} />}
        </div>
      </div>
    </div>
  );
}
