import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert, SecretField, secretOf } from '@/shared/components';
import {
  adsKey,
  called,
  listening,
  mapped,
  platforms,
  type Connection,
  type Item,
  type Platform,
} from '../api';
import { Pairs } from './Pairs';

type SecretName = 'key' | 'verify' | 'access' | 'developer';
type Pair = { from: string; to: string };
type Values = Omit<Connection, SecretName | 'mapping' | 'conversions'> &
  Partial<Record<SecretName, string>> & { mapping: Pair[]; conversions: Pair[] };

const toPairs = (record: Record<string, string> | undefined): Pair[] =>
  Object.entries(record ?? {}).map(([from, to]) => ({ from, to }));
const toRecord = (pairs: Pair[] | undefined) =>
  Object.fromEntries((pairs ?? []).filter((p) => p?.from && p.to).map(({ from, to }) => [from, to]));

/** Connects a platform, or changes a connection. Secrets that are set stay unless a new one is typed. */
export function ConnectionDrawer({ item, onClose }: { item?: Item; onClose: () => void }) {
  const { t } = useTranslation('ads');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const old = item?.connection;
  const platform: Platform = Form.useWatch('platform', form) ?? old?.platform ?? 'GOOGLE';
  const proof = Form.useWatch('proof', form) ?? old?.proof ?? 'KEY';
  const save = useMutation({
    mutationFn: ({ id, key, verify, access, developer, mapping, conversions, ...rest }: Values) =>
      http.put(`/api/ads/connections/${old?.id ?? id}`, {
        ...rest,
        key: secretOf(old?.key, key),
        verify: secretOf(old?.verify, verify),
        access: secretOf(old?.access, access),
        developer: secretOf(old?.developer, developer),
        mapping: toRecord(mapping),
        conversions: toRecord(conversions),
      }),
    onSuccess: async () => {
      void message.success(t('saved'));
      onClose();
      await client.invalidateQueries({ queryKey: adsKey });
    },
  });
  const required = [{ required: true, message: t('required') }];
  const secretField = (name: SecretName, label: string, extra?: string) => (
    <SecretField name={name} label={label} extra={extra} kept={old?.[name]} />
  );
  return (
    <Drawer
      open
      size={560}
      title={old === undefined ? t('connect') : old.name}
      onClose={onClose}
      extra={
        <Button type="primary" loading={save.isPending} onClick={form.submit}>
          {t('save')}
        </Button>
      }
    >
      {(platform === 'BAIDU' || platform === 'OCEAN_ENGINE') && (
        <Alert type="info" title={t('unconfirmedHint')} style={{ marginBottom: 16 }} />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          platform: 'GOOGLE',
          active: true,
          people: false,
          ...old,
          key: '',
          verify: '',
          access: '',
          developer: '',
          mapping: toPairs(old?.mapping),
          conversions: toPairs(old?.conversions),
        }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="platform" label={t('platform')} rules={required}>
          <Select
            disabled={old !== undefined}
            options={platforms.map((p) => ({ value: p, label: t(`platforms.${p}`) }))}
          />
        </Form.Item>
        <Form.Item name="name" label={t('name')} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        {old === undefined && (
          <Form.Item
            name="id"
            label={t('id')}
            extra={t('idHint')}
            rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{1,39}$/, message: t('idWrong') }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        )}
        <Form.Item name="active" label={t('active')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {mapped.includes(platform) && (
          <>
            <Form.Item name="proof" label={t('proof.label')}>
              <Select
                options={(['KEY', 'HMAC_SHA256', 'HMAC_SHA1'] as const).map((p) => ({
                  value: p,
                  label: t(`proof.${p}`),
                }))}
              />
            </Form.Item>
            {proof !== 'KEY' && (
              <Form.Item name="header" label={t('header')}>
                <Input maxLength={80} placeholder="X-Signature" />
              </Form.Item>
            )}
          </>
        )}
        {secretField('key', t([`keys.${platform}`, 'keys.OTHER']), t('keyHint'))}
        {platform === 'META' && secretField('verify', t('verify'))}
        {called.includes(platform) && secretField('access', t('access'))}
        {platform === 'GOOGLE' && secretField('developer', t('developer'))}
        {listening.includes(platform) && (
          <Form.Item name="account" label={t(`account.${platform}`)}>
            <Input maxLength={80} />
          </Form.Item>
        )}
        {called.includes(platform) && (
          <Form.Item name="address" label={t('api')} extra={t('apiHint')}>
            <Input maxLength={200} placeholder="https://" />
          </Form.Item>
        )}
        {mapped.includes(platform) && (
          <>
            <Form.Item name="idPath" label={t('idPath')} extra={t('idPathHint')}>
              <Input maxLength={200} />
            </Form.Item>
            <Pairs
              name="mapping"
              label={t('mapping')}
              hint={t('mappingHint')}
              from={t('theirs')}
              to={t('ours')}
            />
          </>
        )}
        {listening.includes(platform) && (
          <>
            <Pairs
              name="conversions"
              label={t('conversions')}
              hint={t('conversionsHint')}
              from={t('ourConversion')}
              to={t('theirType')}
            />
            <Form.Item name="people" label={t('people')} extra={t('peopleHint')} valuePropName="checked">
              <Switch />
            </Form.Item>
          </>
        )}
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Drawer>
  );
}
