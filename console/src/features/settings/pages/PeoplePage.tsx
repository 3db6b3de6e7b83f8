import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListSkeleton } from '@/shared/components';
import { peopleQuery, type Person } from '../api';
import { PersonDialog } from '../parts/PersonDialog';
import { SettingsFrame } from '../parts/SettingsFrame';
import css from '../parts/settings.module.css';

/** Who may sign in, and as what. */
export function PeoplePage() {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const people = useQuery(peopleQuery);
  const [open, setOpen] = useState<Person | 'new'>();
  return (
    <SettingsFrame
      section="people"
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
          {t('people.add')}
        </Button>
      }
    >
      {people.isPending && <ListSkeleton />}
      {people.isError && <ErrorState error={people.error} onRetry={() => void people.refetch()} />}
      {people.isSuccess && (
        <Table<Person>
          size="middle"
          rowKey="id"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={people.data}
          rowClassName={(person) => (person.active ? '' : (css.off ?? ''))}
          aria-label={t('section.people')}
          columns={[
            { title: t('people.name'), dataIndex: 'name' },
            { title: t('people.email'), dataIndex: 'email' },
            {
              title: t('people.roles'),
              dataIndex: 'roles',
              render: (_, person) => (
                <Space size={4}>
                  {person.roles.map((r) => (
                    <Tag key={r}>{common(`role.${r}`)}</Tag>
                  ))}
                </Space>
              ),
            },
            {
              title: t('people.teams'),
              dataIndex: 'teams',
              render: (_, person) => person.teams.map((id) => common(`team.${id}`)).join(' · '),
            },
            {
              title: t('people.state'),
              dataIndex: 'active',
              render: (_, person) => (person.active ? t('people.on') : t('people.off')),
            },
            {
              key: 'do',
              align: 'end',
              render: (_, person) => (
                <Button
                  type="link"
                  size="small"
                  aria-label={`${common('action.edit')}: ${person.name}`}
                  onClick={() => setOpen(person)}
                >
                  {common('action.edit')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {open !== undefined && (
        <PersonDialog person={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />
      )}
    </SettingsFrame>
  );
}
