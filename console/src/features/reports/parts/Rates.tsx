import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, InputNumber, Select, Table } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { costsKey, currencies } from '../costs';
import css from './reports.module.css';

interface Rate {
  currency: string;
  day: string;
  rate: number;
}

/** What other currencies are worth, from which day on. */
export function Rates() {
  const { t } = useTranslation('reports');
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: [...costsKey, 'rates'] });
  const [form] = Form.useForm<{ currency: string; day: Dayjs; rate: string }>();
  const company = useQuery({
    queryKey: ['settings', 'company'],
    queryFn: ({ signal }) => http.get<{ currency: string }>('/api/settings/company', { signal }),
  }).data?.currency;
  const rates = useQuery({
    queryKey: [...costsKey, 'rates'],
    queryFn: ({ signal }) => http.get<Rate[]>('/api/rates', { signal }),
  });
  const add = useMutation({
    mutationFn: (v: { currency: string; day: Dayjs; rate: string }) =>
      http.put('/api/rates', { ...v, day: v.day.format('YYYY-MM-DD') }),
    onSuccess: refresh,
  });
  const remove = useMutation({
    mutationFn: (rate: Rate) => http.delete(`/api/rates/${rate.currency}/${rate.day}`),
    onSuccess: refresh,
  });
  const required = [{ required: true, message: t('costs.required') }];
  return (
    <>
      <p className={css.soft}>{t('costs.rateHint')}</p>
      <Form form={form} layout="inline" initialValues={{ day: dayjs() }} onFinish={(v) => add.mutate(v)}>
        <Form.Item name="currency" rules={required}>
          <Select
            style={{ width: 110 }}
            aria-label={t('costs.currency')}
            placeholder={t('costs.currency')}
            options={currencies.filter((c) => c !== company).map((c) => ({ value: c, label: c }))}
          />
        </Form.Item>
        <Form.Item name="day" rules={required}>
          <DatePicker aria-label={t('costs.from')} />
        </Form.Item>
        <Form.Item name="rate" rules={required}>
          <InputNumber<string>
            stringMode
            min="0"
            style={{ width: 160 }}
            placeholder={t('costs.rate', { currency: company ?? '' })}
            aria-label={t('costs.rate', { currency: company ?? '' })}
          />
        </Form.Item>
        <Button htmlType="submit" loading={add.isPending}>
          {t('costs.addRate')}
        </Button>
      </Form>
      {(add.isError || remove.isError) && <ProblemAlert error={add.error ?? remove.error} />}
      {rates.isPending && <ListSkeleton rows={3} />}
      {rates.isError && <ErrorState error={rates.error} onRetry={() => void rates.refetch()} />}
      {rates.isSuccess && rates.data.length === 0 && (
        <EmptyState picture="chart">{t('costs.noRates')}</EmptyState>
      )}
      {rates.isSuccess && rates.data.length > 0 && (
        <Table<Rate>
          size="middle"
          style={{ marginTop: 16, maxWidth: 560 }}
          pagination={false}
          dataSource={rates.data}
          rowKey={(r) => r.currency + r.day}
          columns={[
            { key: 'currency', title: t('costs.currency'), dataIndex: 'currency' },
            { key: 'day', title: t('costs.from'), dataIndex: 'day' },
            {
              key: 'rate',
              title: t('costs.rate', { currency: company ?? '' }),
              dataIndex: 'rate',
              align: 'right',
            },
            {
              key: 'actions',
              align: 'right',
              render: (_, r) => (
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={`${t('costs.remove')} ${r.currency} ${r.day}`}
                  onClick={() => remove.mutate(r)}
                />
              ),
            },
          ]}
        />
      )}
    </>
  );
}
