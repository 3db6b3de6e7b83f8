import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ErrorState, ListSkeleton, Panel, ProblemAlert } from '@/shared/components';

interface Rules {
  sites: string[];
  holdFrom: number;
}

const key = ['settings', 'forms'];

/** What an administrator says of all forms: where people may be led, and from when on a submission waits. */
export function Guard() {
  const { t } = useTranslation('forms');
  const { message } = App.useApp();
  const client = useQueryClient();
  const rules = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => http.get<Rules>('/api/settings/forms', { signal }),
  });
  const save = useMutation({
    mutationFn: (next: Rules) => http.put('/api/settings/forms', next),
    onSuccess: async () => {
      void message.success(t('guard.saved'));
      await client.invalidateQueries({ queryKey: key });
    },
  });
  if (rules.isPending) return <ListSkeleton />;
  if (rules.isError) return <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />;
  return (
    <Panel>
      <Form<Rules>
        layout="vertical"
        style={{ maxWidth: 620 }}
        initialValues={rules.data}
        onFinish={(next) => save.mutate(next)}
      >
        <Form.Item name="sites" label={t('guard.sites')} extra={t('guard.sitesHint')}>
          <Select mode="tags" open={false} suffixIcon={null} placeholder="www.example.com" />
        </Form.Item>
        <Form.Item name="holdFrom" label={t('guard.hold')} extra={t('guard.holdHint')}>
          <InputNumber min={1} max={100} precision={0} />
        </Form.Item>
        {save.isError && <ProblemAlert error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('guard.save')}
        </Button>
      </Form>
    </Panel>
  );
}
