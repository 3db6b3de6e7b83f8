import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../session';
import { useDiscardDraft, useDraft, useInForce } from './api';
import { changesOf } from './changes';
import { EffectDialog } from './EffectDialog';
import { PublishDialog } from './PublishDialog';
import css from './playbook.module.css';

/** Says that the draft is ahead of what is in force, and offers to look at the effect, publish or discard. */
export function DraftBar() {
  const { t } = useTranslation('playbook');
  const { modal } = App.useApp();
  const mayPublish = useCan('MARKETER');
  const live = useInForce();
  const draft = useDraft();
  const discard = useDiscardDraft();
  const [open, setOpen] = useState<'effect' | 'publish' | undefined>();
  if (!live.isSuccess || !draft.isSuccess) return null;
  const count = changesOf(live.data.playbook, draft.data.playbook).length;
  if (count === 0) return null;
  const close = () => setOpen(undefined);
  const problems = draft.data.problems.length;
  const ask = () =>
    modal.confirm({
      title: t('draft.discardTitle'),
      content: t('draft.discardText'),
      okText: t('draft.discard'),
      okButtonProps: { danger: true },
      onOk: () => discard.mutateAsync(),
    });
  return (
    <div className={css.bar} role="status">
      <span className={css.barText}>
        {t('draft.ahead', { count })}{' '}
        {problems > 0 && <span className={css.problem}>{t('draft.problems', { count: problems })}</span>}
      </span>
      <Button size="small" onClick={() => setOpen('effect')}>
        {t('draft.seeEffect')}
      </Button>
      <Link to="/playbook/what-would-change">{t('whatif.open')}</Link>
      {mayPublish && (
        <>
          <Button size="small" type="text" onClick={() => void ask()}>
            {t('draft.discard')}
          </Button>
          <Button size="small" type="primary" onClick={() => setOpen('publish')}>
            {t('draft.publish')}
          </Button>
        </>
      )}
      <EffectDialog open={open === 'effect'} onClose={close} etag={draft.data.etag} />
      <PublishDialog open={open === 'publish'} onClose={close} />
    </div>
  );
}
