import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { companyQuery, type Company } from '../api';
import { SettingsFrame } from '../parts/SettingsFrame';
import css from '../parts/settings.module.css';

const USUAL_CURRENCIES = [
  'CNY',
  'HKD',
  'TWD',
  'USD',
  'EUR',
  'GBP',
  'JPY',
  'SGD',
  'KRW',
  'AUD',
  'CAD',
  'CHF',
  'INR',
];

/** The company: how it is called, when its days begin, in what it counts. */
export function CompanyPage() {
  const company = useQuery(companyQuery);
  return (
    <SettingsFrame section="company">
      {company.isPending && <ListSkeleton rows={5} />}
      {company.isError && <ErrorState error={company.error} onRetry={() => void company.refetch()} />}
      {company.isSuccess && <CompanyForm company={company.data} />}
    </SettingsFrame>
  );
}

function CompanyForm({ company }: { company: Company }) {
  const { t, i18n } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (values: Company) => http.put<Company>('/api/settings/company', values),
    onSuccess: async (saved) => {
      client.setQueryData(companyQuery.queryKey, saved);
      await client.invalidateQueries();
      void message.success(t('saved'));
    },
  });
  const currencies = new Intl.DisplayNames([i18n.language], { type: 'currency' });
  const offered = [...new Set([company.currency, ...USUAL_CURRENCIES])];
  const zones = [...new Set([company.timeZone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Form<Company>
      className={css.form ?? ''}
      layout="vertical"
      requiredMark={false}
      initialValues={company}
      onFinish={(values) => save.mutate(values)}
      validateTrigger="onSubmit"
    >
      <Form.Item name="name" label={t('company.name')} rules={[{ required: true, message: t('needed') }]}>
        <Input maxLength={200} autoComplete="organization" />
      </Form.Item>
      <Form.Item name="timeZone" label={t('company.timeZone')} extra={t('company.timeZoneHint')}>
        <Select
          showSearch
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </Form.Item>
      <Form.Item name="currency" label={t('company.currency')} extra={t('company.currencyHint')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={offered.map((code) => ({
            value: code,
            label: `${code} · ${currencies.of(code) ?? code}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="locale" label={t('company.language')} extra={t('company.languageHint')}>
        <Radio.Group
          options={[
            { value: 'zh-CN', label: t('language.zh-CN') },
            { value: 'en', label: t('language.en') },
          ]}
        />
      </Form.Item>
      {save.isError && (
        <Form.Item>
          <ProblemAlert error={save.error} />
        </Form.Item>
      )}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {common('action.save')}
      </Button>
    </Form>
  );
}
