import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListSkeleton, ProblemAlert } from '../components';
import { useDraft, useInForce, usePublish } from './api';
import { useDraftBacktest, useHeadline } from './backtest';
import { changesOf } from './changes';
import { DiffView } from './diff/DiffView';
import { diffQuery } from './history';
import css from './playbook.module.css';
import { ReviewPanel } from './ReviewPanel';

/** Shows everything the draft would bring into force, asks why, and publishes it. */
export function PublishDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return open ? <Dialog onClose={onClose} /> : null;
}

function Dialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('playbook');
  const { t: c } = useTranslation('common');
  const { message } = App.useApp();
  const live = useInForce();
  const draft = useDraft();
  const publish = usePublish();
  const [note, setNote] = useState('');
  const ready = live.isSuccess && draft.isSuccess;
  const changes = ready ? changesOf(live.data.playbook, draft.data.playbook) : [];
  const problems = draft.data?.problems ?? [];
  const review = draft.data?.review;
  const unapproved = review?.needed === true && !review.approvedBy;
  const go = () =>
    publish.mutate(note.trim(), {
      onSuccess: ({ version }) => {
        void message.success(t('draft.published', { version }));
        onClose();
      },
    });
  return (
    <Modal
      open
      title={t('draft.review')}
      onCancel={onClose}
      okText={c('action.publish')}
      cancelText={c('action.cancel')}
      okButtonProps={{
        disabled: !ready || changes.length === 0 || problems.length > 0 || note.trim() === '' || unapproved,
        loading: publish.isPending,
      }}
      onOk={go}
      width={760}
    >
      {(live.isPending || draft.isPending) && <ListSkeleton rows={4} />}
      {(live.isError || draft.isError) && <ErrorState error={live.error ?? draft.error} />}
      {ready && changes.length === 0 && <p>{t('draft.nothing')}</p>}
      {ready && changes.length > 0 && (
        <>
          <p>{t('draft.reviewLede')}</p>
          <Sentence onGo={onClose} />
          <div className={css.scroll}>
            <Difference etag={draft.data.etag} />
          </div>
          <ReviewPanel draft={draft.data} />
          <Problems problems={problems.map((p) => p.message)} />
          <label htmlFor="publish-note">{t('draft.note')}</label>
          <Input.TextArea
            id="publish-note"
            rows={3}
            value={note}
            onChange={(e) => setNote(e.target.value)}
            aria-describedby="publish-note-hint"
          />
          <span id="publish-note-hint" className={css.soft}>
            {t('draft.noteHint')}
          </span>
        </>
      )}
      {publish.isError && <ProblemAlert error={publish.error} />}
    </Modal>
  );
}

/** What the draft would change, as its backtest says in one sentence; else the way to one. */
function Sentence({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation('playbook');
  const tried = useDraftBacktest();
  const headline = useHeadline();
  const report = tried?.report;
  const to = '/playbook/what-would-change';
  return (
    <p>
      {report ? headline(report) : <span className={css.soft}>{t('whatif.none')}</span>}{' '}
      <Link to={to} search={tried === undefined ? {} : { run: tried.standing.id }} onClick={onGo}>
        {t(report ? 'whatif.report' : 'whatif.open')}
      </Link>
    </p>
  );
}

/** Everything the draft would change, as a person reads it. */
function Difference({ etag }: { etag: string }) {
  const version = useInForce().data?.version;
  const diff = useQuery({
    ...diffQuery(String(version ?? ''), 'draft', etag),
    enabled: version !== undefined,
  });
  if (diff.isPending) return <ListSkeleton rows={4} />;
  if (diff.isError) return <ErrorState error={diff.error} onRetry={() => void diff.refetch()} />;
  return <DiffView diff={diff.data} />;
}

function Problems({ problems }: { problems: string[] }) {
  const { t } = useTranslation('playbook');
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={css.problem}>
      {t('draft.problems', { count: problems.length })}
      <ul>
        {[...new Set(problems)].map((p) => (
          <li key={p}>{p}</li>
        ))}
      </ul>
    </div>
  );
}
