import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ErrorState, ListSkeleton, Panel, ProblemAlert } from '@/shared/components';
import { CHANNELS, purposesQuery, type Purpose } from '../api';
import css from './consents.module.css';

/** What leads may be asked for: their preference page offers these, journeys name them. */
export function Purposes() {
  const { t } = useTranslation('consents');
  const { message } = App.useApp();
  const client = useQueryClient();
  const known = useQuery(purposesQuery);
  const save = useMutation({
    mutationFn: (purposes: Purpose[]) => http.put('/api/settings/consent', { purposes }),
    onSuccess: async () => {
      void message.success(t('purposes.saved'));
      await client.invalidateQueries({ queryKey: purposesQuery.queryKey });
    },
  });
  if (known.isPending) return <ListSkeleton />;
  if (known.isError) return <ErrorState error={known.error} onRetry={() => void known.refetch()} />;
  const required = [{ required: true, message: t('purposes.required') }];
  return (
    <Panel>
      <p className={css.soft}>{t('purposes.about')}</p>
      <Form<{ purposes: Purpose[] }>
        initialValues={known.data}
        onFinish={({ purposes }) => save.mutate(purposes ?? [])}
      >
        <Form.List name="purposes">
          {(rows, { add, remove }) => (
            <>
              {rows.map(({ key, name }) => (
                <div key={key} className={css.purpose}>
                  <Form.Item
                    name={[name, 'key']}
                    rules={[
                      { pattern: /^[a-z][a-z0-9_-]{0,59}$/, required: true, message: t('purposes.key') },
                    ]}
                  >
                    <Input aria-label={t('purposes.name')} placeholder="newsletter" />
                  </Form.Item>
                  <Form.Item name={[name, 'channel']} rules={required}>
                    <Select
                      aria-label={t('what')}
                      options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
                    />
                  </Form.Item>
                  <Form.Item name={[name, 'zh']} rules={required}>
                    <Input aria-label={t('purposes.zh')} placeholder={t('purposes.zh')} maxLength={200} />
                  </Form.Item>
                  <Form.Item name={[name, 'en']} rules={required}>
                    <Input aria-label={t('purposes.en')} placeholder={t('purposes.en')} maxLength={200} />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('purposes.remove')}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ channel: 'email' })}>
                {t('purposes.add')}
              </Button>
            </>
          )}
        </Form.List>
        {save.isError && <ProblemAlert error={save.error} />}
        <p>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('keep')}
          </Button>
        </p>
      </Form>
    </Panel>
  );
}
