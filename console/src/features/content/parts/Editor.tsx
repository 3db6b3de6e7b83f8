import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button, Dropdown, Input, Segmented } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, LeadPicker, Page, ProblemAlert } from '@/shared/components';
import { useCan } from '@/shared/session';
import { content, performanceQuery, renderedQuery, type PieceDetail } from '../api';
import { BlockList } from './BlockList';
import css from './editor.module.css';
import { Numbers, StateTag } from './PieceCard';
import { Preview } from './Preview';
import { Problems } from './Problems';
import { TestSendDialog } from './TestSendDialog';
import { useEmail } from './useEmail';
import { VariablesHelp } from './VariablesHelp';
import { VersionsDrawer } from './VersionsDrawer';

type Open = 'none' | 'test' | 'versions';

/** Left the writing, right what its reader sees, below it what to mend. */
export function Editor({ detail }: { detail: PieceDetail }) {
  const { t } = useTranslation('content');
  const { message, modal } = App.useApp();
  const { piece } = detail;
  const editable = useCan('MARKETER');
  const { email, change, reset, flush, dirty, save } = useEmail(detail);
  const [lead, setLead] = useState<string>();
  const [open, setOpen] = useState<Open>('none');
  const shown = useDeferredValue(email);
  const rendered = useQuery({ ...renderedQuery(piece.id, shown, lead), placeholderData: (before) => before });
  const performance = useQuery(performanceQuery);
  const publish = useMutation({
    mutationFn: async () => {
      await flush();
      const { version } = await content.publish(piece.id, '');
      return { version, fresh: await content.relabel(piece.id, {}) };
    },
    onSuccess: ({ version, fresh }) => {
      reset(fresh);
      void message.success(t('publishedNow', { version }));
    },
  });
  const act = useMutation({ mutationFn: (work: () => Promise<PieceDetail>) => work(), onSuccess: reset });
  const errors = (rendered.data?.problems ?? []).some((problem) => problem.severity === 'ERROR');
  const hasDraft = dirty || (piece.draft !== null && piece.draft !== undefined);
  const drop = () => {
    modal.confirm({
      title: t('dropTitle'),
      content: t('dropText'),
      okText: t('drop'),
      onOk: () => act.mutate(() => content.dropDraft(piece.id)),
    });
  };
  return (
    <Page
      wide
      title={piece.name}
      crumbs={[{ label: t('nav'), to: '/content' }, { label: piece.name }]}
      lede={
        <span className={css.lede}>
          <StateTag piece={piece} />
          <code>{piece.id}</code>
          <span role="status">{save.isPending || dirty ? t('saving') : hasDraft ? t('saved') : ''}</span>
        </span>
      }
      actions={
        <>
          <Button onClick={() => setOpen('versions')}>{t('versions')}</Button>
          {editable && <Button onClick={() => setOpen('test')}>{t('testSend')}</Button>}
          {editable && (
            <Button
              type="primary"
              disabled={!hasDraft || errors}
              loading={publish.isPending}
              onClick={() => publish.mutate()}
            >
              {t('publish')}
            </Button>
          )}
          {editable && (
            <Dropdown
              trigger={['click']}
              menu={{
                items: [
                  {
                    key: 'drop',
                    label: t('drop'),
                    disabled: !hasDraft || piece.published === null || piece.published === undefined,
                    onClick: drop,
                  },
                  {
                    key: 'archive',
                    label: piece.archived ? t('unarchive') : t('archive'),
                    onClick: () => act.mutate(() => content.relabel(piece.id, { archived: !piece.archived })),
                  },
                ],
              }}
            >
              <Button aria-label={t('more')}>…</Button>
            </Dropdown>
          )}
        </>
      }
    >
      {save.isError && <ProblemAlert error={save.error} />}
      {publish.isError && <ProblemAlert error={publish.error} />}
      {act.isError && <ProblemAlert error={act.error} />}
      <div className={css.desk}>
        <Writing
          piece={piece}
          email={email}
          change={change}
          mjml={rendered.data?.mjml}
          disabled={!editable}
        />
        <div className={css.side}>
          <div className={css.sideHead}>
            <span>{t('previewAs')}</span>
            <LeadPicker
              label={t('previewAs')}
              placeholder={t('asStranger')}
              value={lead === undefined ? undefined : Number(lead)}
              onChange={(chosen) => setLead(chosen === undefined ? undefined : String(chosen))}
            />
          </div>
          {rendered.isError ? (
            <ErrorState error={rendered.error} onRetry={() => void rendered.refetch()} />
          ) : (
            <>
              <Problems problems={rendered.data?.problems ?? []} />
              <Preview rendered={rendered.data} busy={rendered.isFetching} from={t('sender')} />
            </>
          )}
          <Numbers piece={piece.id} performance={performance.data?.find((one) => one.content === piece.id)} />
        </div>
      </div>
      <TestSendDialog
        open={open === 'test'}
        id={piece.id}
        email={email}
        lead={lead}
        onClose={() => setOpen('none')}
      />
      <VersionsDrawer
        id={piece.id}
        open={open === 'versions'}
        editable={editable}
        onClose={() => setOpen('none')}
        onRestore={(number) => {
          setOpen('none');
          act.mutate(() => content.restore(piece.id, number));
        }}
      />
    </Page>
  );
}

interface WritingProps {
  piece: PieceDetail['piece'];
  email: ReturnType<typeof useEmail>['email'];
  change: ReturnType<typeof useEmail>['change'];
  mjml: string | undefined;
  disabled: boolean;
}

function Writing({ piece, email, change, mjml, disabled }: WritingProps) {
  const { t } = useTranslation('content');
  const { modal } = App.useApp();
  const { body } = email;
  const toCode = () =>
    modal.confirm({
      title: t('toCodeTitle'),
      content: t('toCodeText'),
      okText: t('toCode'),
      onOk: () => change({ body: { kind: 'mjml', source: mjml ?? '' } }),
    });
  const toBlocks = () =>
    modal.confirm({
      title: t('toBlocksTitle'),
      content: t('toBlocksText'),
      okText: t('toBlocks'),
      onOk: () => change({ body: { kind: 'blocks', blocks: [] } }),
    });
  return (
    <fieldset className={css.writing} disabled={disabled}>
      <label className={css.label}>
        <span>{t('subject')}</span>
        <Input value={email.subject} maxLength={1000} onChange={(e) => change({ subject: e.target.value })} />
      </label>
      <label className={css.label}>
        <span>{t('preheader')}</span>
        <Input
          value={email.preheader}
          placeholder={t('preheaderHint')}
          onChange={(e) => change({ preheader: e.target.value })}
        />
      </label>
      <div className={css.bodyHead}>
        <Segmented
          value={body.kind}
          aria-label={t('bodyAs')}
          onChange={(kind) => {
            if (kind === 'mjml') toCode();
            else toBlocks();
          }}
          options={[
            { value: 'blocks', label: t('blocks') },
            { value: 'mjml', label: t('code') },
          ]}
        />
        <VariablesHelp />
      </div>
      {body.kind === 'blocks' ? (
        <BlockList
          blocks={body.blocks}
          language={piece.language}
          onChange={(blocks) => change({ body: { kind: 'blocks', blocks } })}
        />
      ) : (
        <Input.TextArea
          className={css.code ?? ''}
          aria-label={t('code')}
          spellCheck={false}
          autoSize={{ minRows: 18, maxRows: 40 }}
          value={body.source}
          onChange={(e) => change({ body: { kind: 'mjml', source: e.target.value } })}
        />
      )}
      <TextPart email={email} change={change} />
    </fieldset>
  );
}

function TextPart({ email, change }: Pick<WritingProps, 'email' | 'change'>) {
  const { t } = useTranslation('content');
  const own = email.text !== null && email.text !== undefined;
  return (
    <details className={css.textPart} open={own}>
      <summary>{t('textPart')}</summary>
      <Segmented
        value={own}
        aria-label={t('textPart')}
        onChange={(wanted) => change({ text: wanted ? '' : null })}
        options={[
          { value: false, label: t('textMade') },
          { value: true, label: t('textOwn') },
        ]}
      />
      {own && (
        <Input.TextArea
          aria-label={t('textOwn')}
          autoSize={{ minRows: 6, maxRows: 24 }}
          value={email.text ?? ''}
          onChange={(e) => change({ text: e.target.value })}
        />
      )}
    </details>
  );
}
