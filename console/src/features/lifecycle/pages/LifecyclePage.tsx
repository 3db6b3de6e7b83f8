import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartSkeleton, EmptyState, ErrorState, ListSkeleton, Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { DraftBar, useDraft, useInForce, type Playbook } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { volumesQuery, type StageVolume } from '../api';
import { Calendars } from '../components/Calendars';
import css from '../components/lifecycle.module.css';
import { River } from '../components/River';
import { StageDrawer } from '../components/StageDrawer';
import { StageList } from '../components/StageList';
import { useClockWords } from '../components/useClockWords';
import { newStage } from '../model';

type Measure = 'now' | 'recent';
const defaults: { measure: Measure; stage: string; calendar: string } = {
  measure: 'now',
  stage: '',
  calendar: '',
};

/** The lifecycle as a river with widths by volume; a stage is edited where it stands. */
export function LifecyclePage() {
  const { t } = useTranslation('lifecycle');
  const live = useInForce();
  const draft = useDraft();
  const error = live.error ?? draft.error;
  return (
    <Page title={t('nav')} lede={t('lede')}>
      <DraftBar />
      {(live.isPending || draft.isPending) && error === null && (
        <>
          <ChartSkeleton height={280} />
          <ListSkeleton rows={8} />
        </>
      )}
      {error !== null && (
        <ErrorState error={error} onRetry={() => void Promise.all([live.refetch(), draft.refetch()])} />
      )}
      {live.isSuccess && draft.isSuccess && <Stages live={live.data.playbook} draft={draft.data.playbook} />}
    </Page>
  );
}

function volumeOf(volume: StageVolume, measure: Measure): number {
  return measure === 'now' ? volume.known + volume.anonymous : volume.firstReachedLast30Days;
}

function Stages({ live, draft }: { live: Playbook; draft: Playbook }) {
  const { lifecycle, calendars } = draft;
  const { t } = useTranslation('lifecycle');
  const editable = useCan('MARKETER');
  const volumes = useQuery(volumesQuery);
  const [url, patch] = useUrlState(defaults);
  const [adding, setAdding] = useState(false);
  const words = useClockWords(lifecycle, calendars);
  const found = volumes.data?.stages;
  const byStage =
    found === undefined ? undefined : new Map(found.map((v) => [v.stage, volumeOf(v, url.measure)]));
  const open = adding ? newStage(lifecycle) : lifecycle.stages.find((s) => s.id === url.stage);
  const close = () => {
    setAdding(false);
    patch({ stage: '' });
  };
  const add = editable && (
    <Button icon={<PlusOutlined />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  if (lifecycle.stages.length === 0 && open === undefined) {
    return (
      <EmptyState picture="path" action={add}>
        {t('empty')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={css.bar}>
        <Segmented<Measure>
          aria-label={t('measure.label')}
          value={url.measure}
          options={(['now', 'recent'] as const).map((m) => ({ value: m, label: t(`measure.${m}`) }))}
          onChange={(measure) => patch({ measure })}
        />
        {add}
      </div>
      <River
        stages={lifecycle.stages}
        volumes={byStage}
        selected={url.stage === '' ? undefined : url.stage}
        clock={(s) => (s.sla ? { short: words.short(s.sla), full: words.sentence(s.sla) } : undefined)}
        onOpen={(s) => patch({ stage: s.id })}
      />
      {volumes.isError && <ErrorState error={volumes.error} onRetry={() => void volumes.refetch()} />}
      <StageList
        stages={lifecycle.stages}
        inForce={live.lifecycle.stages}
        volumes={found}
        clock={(s) => (s.sla ? words.sentence(s.sla) : undefined)}
        onOpen={(s) => patch({ stage: s.id })}
      />
      <Calendars
        calendars={calendars}
        zone={draft.timeZone}
        stages={lifecycle.stages}
        open={url.calendar}
        editable={editable}
        onOpen={(calendar) => patch({ calendar })}
      />
      {!editable && <p className={css.soft}>{t('readOnly')}</p>}
      {open !== undefined && (
        <StageDrawer
          key={open.id}
          stage={open}
          lifecycle={lifecycle}
          volume={found?.find((v) => v.stage === open.id)}
          counted={found !== undefined}
          editable={editable}
          onClose={close}
        />
      )}
    </>
  );
}
