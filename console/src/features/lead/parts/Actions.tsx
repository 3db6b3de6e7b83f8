import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkey } from '@/shared/hooks';
import { useInForce, useVocabulary } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { deskSettingsQuery, peopleQuery, useChoiceName } from '@/shared/work';
import { act, leadKey, type Action, type LeadRecord } from '../api';
import { ActionDialog, type Asked } from './ActionDialog';
import { EraseDialog } from './EraseDialog';
import { MergeDialog } from './MergeDialog';

/** What can be done with the lead from here. */
export function Actions({ record }: { record: LeadRecord }) {
  const { t } = useTranslation('lead');
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const vocabulary = useVocabulary();
  const people = useQuery(peopleQuery).data ?? [];
  const stages = useInForce().data?.playbook.lifecycle.stages ?? [];
  const settings = useQuery(deskSettingsQuery).data;
  const choice = useChoiceName();
  const [asked, setAsked] = useState<Asked | undefined>();
  const [person, setPerson] = useState<'merge' | 'erase' | undefined>();
  const mayMerge = useCan('MARKETER');
  const mayErase = useCan('ADMIN');
  const id = record.lead.id;
  const run = useMutation({
    mutationFn: ({ action, body }: { action: Action; body: Record<string, unknown> }) =>
      act(id, action, body),
    onSuccess: () => {
      setAsked(undefined);
      void message.success(t('action.done'));
      return client.invalidateQueries({ queryKey: leadKey(id) });
    },
  });
  const ask = (what: Asked) => {
    run.reset();
    setAsked(what);
  };
  const waiting = ['MQL', 'TAL'].includes(record.lead.stage ?? '');
  const options = {
    reject: (settings?.rejectReasons ?? []).map((r) => ({ value: r.id, label: choice(r) })),
    call: (settings?.callOutcomes ?? []).map((r) => ({ value: r.id, label: choice(r) })),
    stage: record.moves.map((m) => ({ value: m.stage, label: m.name, disabled: m.missing.length > 0 })),
    assign: [
      ...['team:sdr', 'team:sales'].map((value) => ({ value, label: t(`team.${value.slice(5)}`) })),
      ...people.map((p) => ({ value: p.id, label: p.name })),
    ],
    tag: vocabulary.tags
      .filter((tag) => !record.tags.some((given) => given.tag === tag.id))
      .map((tag) => ({ value: tag.id, label: tag.name })),
    untag: record.tags.map((tag) => ({ value: tag.tag, label: tag.name })),
    enrol: vocabulary.journeys.map((j) => ({ value: j.id, label: j.name })),
  };
  const start = (key: string) => {
    if (key === 'merge' || key === 'erase') setPerson(key);
    else if (key === 'data') window.location.assign(`/api/leads/${id}/personal-data.json`);
    else if (key === 'deal') void navigate({ to: '/opportunities', search: { create: id } } as never);
    else if (key === 'accept' || key === 'note') ask({ action: key, options: [] });
    else if (key in options)
      ask({ action: key as keyof typeof options, options: options[key as keyof typeof options] });
  };
  useHotkey('n', () => start('note'));
  useHotkey('c', () => start('call'));
  return (
    <Space wrap>
      {waiting && (
        <>
          <Button type="primary" onClick={() => start('accept')}>
            {t('action.accept')}
          </Button>
          <Button onClick={() => start('reject')}>{t('action.reject')}</Button>
        </>
      )}
      <Button onClick={() => start('call')}>{t('action.call')}</Button>
      <Button onClick={() => start('note')}>{t('action.note')}</Button>
      <Dropdown
        trigger={['click']}
        menu={{
          onClick: ({ key }) => start(key),
          items: [
            ...(['stage', 'assign', 'tag', 'untag', 'enrol', 'deal'] as const).map((key) => ({
              key,
              label: t(`action.${key}`),
              disabled: key !== 'deal' && options[key].length === 0,
            })),
            ...(mayMerge ? [{ type: 'divider' as const }, { key: 'merge', label: t('action.merge') }] : []),
            ...(mayErase
              ? [
                  { key: 'data', label: t('action.data') },
                  { key: 'erase', label: t('action.erase'), danger: true },
                ]
              : []),
          ],
        }}
      >
        <Button>{t('action.more')}</Button>
      </Dropdown>
      {person === 'merge' && <MergeDialog lead={id} onClose={() => setPerson(undefined)} />}
      {person === 'erase' && <EraseDialog lead={id} onClose={() => setPerson(undefined)} />}
      {asked !== undefined && (
        <ActionDialog
          asked={asked}
          busy={run.isPending}
          error={run.error}
          reasonsOf={(stage) => stages.find((s) => s.id === stage)?.reasons ?? []}
          reasonRequired={(stage) => record.moves.some((m) => m.stage === stage && m.reasonRequired)}
          onClose={() => setAsked(undefined)}
          onRun={(body) => run.mutate({ action: asked.action, body })}
        />
      )}
    </Space>
  );
}
