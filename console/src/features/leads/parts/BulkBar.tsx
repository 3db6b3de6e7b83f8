import { useMutation } from '@tanstack/react-query';
import { Button, Input, Modal, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useOwnerOptions } from '@/shared/conditions';
import { useFormat } from '@/shared/format';
import { useVocabulary } from '@/shared/playbook';
import { startBulk, type Bulk, type Count, type LeadItem } from '../api';
import css from './leads.module.css';

type What = Bulk['what'];
const kinds: readonly What[] = ['TAG', 'UNTAG', 'ASSIGN', 'STAGE'];

interface Props {
  selected: readonly LeadItem[];
  /** How many the whole list holds. */
  count: Count | undefined;
  /** The address of the list after its question mark. */
  query: string;
  onStarted: (job: string) => void;
}

/** What can be done with the leads chosen, or with all of the list. */
export function BulkBar({ selected, count, query, onStarted }: Props) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const [what, setWhat] = useState<What | undefined>();
  const [everyone, setEveryone] = useState(false);
  const more = count !== undefined && count.count > selected.length;
  return (
    <>
      {more && (
        <label className={css.soft}>
          <Switch size="small" checked={everyone} onChange={setEveryone} />{' '}
          {t(count.atLeast ? 'bulk.wholeMore' : 'bulk.whole', {
            count: count.count,
            text: format.number(count.count),
          })}
        </label>
      )}
      {kinds.map((kind) => (
        <Button key={kind} size="small" onClick={() => setWhat(kind)}>
          {t(`bulk.${kind}`)}
        </Button>
      ))}
      {what !== undefined && (
        <Dialog
          what={what}
          many={everyone ? (count?.count ?? selected.length) : selected.length}
          whom={everyone ? { query } : { ids: selected.map((lead) => lead.id) }}
          onClose={() => setWhat(undefined)}
          onStarted={onStarted}
        />
      )}
    </>
  );
}

interface DialogProps {
  what: What;
  many: number;
  whom: Pick<Bulk, 'ids' | 'query'>;
  onClose: () => void;
  onStarted: (job: string) => void;
}

function Dialog({ what, many, whom, onClose, onStarted }: DialogProps) {
  const { t } = useTranslation(['leads', 'common']);
  const format = useFormat();
  const vocabulary = useVocabulary();
  const owners = useOwnerOptions();
  const [value, setValue] = useState<string | undefined>();
  const [note, setNote] = useState('');
  const start = useMutation({
    mutationFn: () =>
      startBulk({
        what,
        value: value === '' || value === undefined ? null : value,
        ...(note === '' ? {} : { note }),
        ...whom,
      }),
    onSuccess: ({ job }) => {
      onStarted(job);
      onClose();
    },
  });
  const named = (list: { id: string; name: string }[]) => list.map((n) => ({ value: n.id, label: n.name }));
  const options = {
    TAG: named(vocabulary.tags),
    UNTAG: named(vocabulary.tags),
    ASSIGN: [{ value: '', label: t('owner.none') }, ...owners],
    STAGE: named(vocabulary.stages),
  }[what];
  return (
    <Modal
      open
      title={t(`bulk.${what}`)}
      okText={t('bulk.do', { count: many, text: format.number(many) })}
      cancelText={t('common:action.cancel')}
      okButtonProps={{ disabled: value === undefined, loading: start.isPending }}
      onOk={() => start.mutate()}
      onCancel={onClose}
    >
      <p className={css.soft}>{t(`bulkHelp.${what}`)}</p>
      <Select
        autoFocus
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t(`bulk.${what}`)}
        value={value}
        options={options}
        onChange={(chosen: string) => setValue(chosen)}
      />
      {what === 'STAGE' && (
        <Input.TextArea
          style={{ marginTop: 12 }}
          aria-label={t('bulk.note')}
          placeholder={t('bulk.note')}
          value={note}
          onChange={(e) => setNote(e.target.value)}
        />
      )}
      {start.isError && <ProblemAlert error={start.error} />}
    </Modal>
  );
}
