import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Panel, ProblemAlert } from '@/shared/components';
import { backtestsKey, versionPages, type Backtest } from '@/shared/playbook';
import css from './whatif.module.css';

interface Asked {
  candidate: string;
  span?: [Dayjs | null, Dayjs | null] | null;
}

/** Asks which playbook to try on which stretch of time, and begins. */
export function Begin({ onBegun }: { onBegun: (id: string) => void }) {
  const { t } = useTranslation('whatif');
  const client = useQueryClient();
  const [form] = Form.useForm<Asked>();
  const versions = useInfiniteQuery(versionPages).data?.pages.flatMap((page) => page.items) ?? [];
  const begin = useMutation({
    mutationFn: ({ candidate, span }: Asked) =>
      http.post<Backtest>('/api/playbook/backtests', {
        ...(candidate === 'draft' ? {} : { version: Number(candidate) }),
        ...(span?.[0] ? { from: span[0].startOf('day').toISOString() } : {}),
        // A stretch that ends today ends now: what has not happened cannot be retold.
        ...(span?.[1] && span[1].endOf('day').isBefore(dayjs())
          ? { to: span[1].endOf('day').toISOString() }
          : {}),
      }),
    onSuccess: ({ standing }) => {
      void client.invalidateQueries({ queryKey: backtestsKey });
      onBegun(standing.id);
    },
  });
  return (
    <Panel title={t('begin.title')}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ candidate: 'draft', span: [dayjs().subtract(1, 'year'), dayjs()] }}
        onFinish={(asked) => begin.mutate(asked)}
      >
        <Form.Item name="candidate" label={t('begin.candidate')}>
          <Select
            options={[
              { value: 'draft', label: t('side.draft') },
              ...versions.map((v) => ({
                value: String(v.version),
                label: [t('side.version', { version: v.version }), v.note].filter(Boolean).join(' · '),
              })),
            ]}
          />
        </Form.Item>
        <Form.Item name="span" label={t('begin.span')} extra={t('begin.spanHint')}>
          <DatePicker.RangePicker
            allowEmpty={[true, true]}
            maxDate={dayjs()}
            className={css.full ?? ''}
            presets={[3, 6, 12].map((months) => ({
              label: t('begin.months', { count: months }),
              value: [dayjs().subtract(months, 'month'), dayjs()],
            }))}
          />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={begin.isPending}>
          {t('begin.go')}
        </Button>
      </Form>
      {begin.isError && <ProblemAlert error={begin.error} />}
    </Panel>
  );
}
