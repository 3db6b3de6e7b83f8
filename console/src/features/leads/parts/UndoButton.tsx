import { UndoOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/shared/api';
import { useProblemText } from '@/shared/components';
import { undoBulk } from '../api';
import css from './leads.module.css';

/** Undoes a change of many leads, after asking. */
export function UndoButton({ job, onUndoing }: { job: string; onUndoing: (job: string) => void }) {
  const { t } = useTranslation('leads');
  const { message } = App.useApp();
  const problem = useProblemText();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoBulk(job),
    onSuccess: async (started) => {
      onUndoing(started.job);
      await client.invalidateQueries({ queryKey: ['leads', 'bulk'] });
    },
    onError: (error) => void message.error(problem(ApiProblem.from(error)).title),
  });
  return (
    <Popconfirm
      title={t('changes.sure')}
      description={<div className={css.asking}>{t('changes.sureHint')}</div>}
      okText={t('changes.undo')}
      onConfirm={() => undo.mutate()}
    >
      <Button size="small" icon={<UndoOutlined />} loading={undo.isPending}>
        {t('changes.undo')}
      </Button>
    </Popconfirm>
  );
}
