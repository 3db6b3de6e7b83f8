import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/shared/components';
import { ApiProblem } from '@/shared/api';
import { useSavePart, type Journey, type JourneyStatus } from '@/shared/playbook';
import type { JourneyRow } from '../graph/rows';
import { newJourneyId } from './Gallery';

/** What can be done with a journey from the list; everything goes to the draft first. */
export function RowActions({ row }: { row: JourneyRow }) {
  const { t } = useTranslation('journeys');
  const { t: c } = useTranslation('common');
  const { message, modal } = App.useApp();
  const said = useProblemText();
  const save = useSavePart();
  const write = (journey: Journey | null, id: string) =>
    save.mutateAsync({ part: `journeys/${id}`, value: journey }).then(
      () => void message.success(t('action.saved')),
      (e: unknown) => void message.error(said(ApiProblem.from(e)).title),
    );
  const setStatus = (status: JourneyStatus) => write({ ...row.journey, status }, row.id);
  const remove = () =>
    modal.confirm({
      title: t('action.removeTitle', { name: row.name }),
      content: t('action.removeText'),
      okText: c('action.remove'),
      okButtonProps: { danger: true },
      onOk: () => write(null, row.id),
    });
  const { status } = row.journey;
  const items: MenuProps['items'] = [
    ...(status === 'LIVE'
      ? [{ key: 'pause', label: t('action.pause'), onClick: () => void setStatus('PAUSED') }]
      : []),
    ...(status !== 'LIVE'
      ? [{ key: 'resume', label: t('action.resume'), onClick: () => void setStatus('LIVE') }]
      : []),
    ...(status !== 'RETIRED' && row.published
      ? [{ key: 'retire', label: t('action.retire'), onClick: () => void setStatus('RETIRED') }]
      : []),
    {
      key: 'duplicate',
      label: t('action.duplicate'),
      onClick: () => {
        const id = newJourneyId();
        void write({ ...row.journey, id, version: 1, status: 'LIVE', name: `${row.name} 2` }, id);
      },
    },
    ...(row.published
      ? []
      : [{ key: 'remove', danger: true, label: t('action.remove'), onClick: () => void remove() }]),
  ];
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button
        type="text"
        size="small"
        icon={<MoreOutlined />}
        aria-label={`${c('action.more')}: ${row.name}`}
      />
    </Dropdown>
  );
}
