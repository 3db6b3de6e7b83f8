import { CopyOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Input, Segmented, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, LeadLink, LeadsDrawer, SourceTag, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { hasRole, useSession } from '@/shared/session';
import { linksKey, type Kind, type ShortLink } from '../api';
import { LinkDialog } from './LinkDialog';
import { LinkDrawer } from './LinkDrawer';
import css from './sources.module.css';

const kinds: readonly (Kind | '')[] = ['', 'CAMPAIGN', 'EMPLOYEE', 'REFERRAL'];

interface Props {
  q: string;
  kind: string;
  making: boolean;
  onFind: (change: { q?: string; kind?: string }) => void;
  onMake: (make: boolean) => void;
}

/** Short links with their QR codes: who followed them and whom they brought. */
export function Links({ q, kind, making, onFind, onMake }: Props) {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const marketing = hasRole(useSession(), ['MARKETER']);
  const [opened, setOpened] = useState<string | undefined>();
  const [shown, setShown] = useState<ShortLink | undefined>();
  const make = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => onMake(true)}>
      {t(marketing ? 'link.add' : 'link.share')}
    </Button>
  );
  return (
    <>
      <div className={css.bar}>
        <Input.Search
          allowClear
          className={css.search ?? ''}
          placeholder={t('link.find')}
          aria-label={t('link.find')}
          defaultValue={q}
          onSearch={(text) => onFind({ q: text })}
        />
        <Segmented
          value={kind}
          onChange={(to) => onFind({ kind: to })}
          options={kinds.map((k) => ({ value: k, label: t(k === '' ? 'link.all' : `kind.${k}`) }))}
        />
        <span className={css.gap} />
        {make}
      </div>
      <DataTable<ShortLink>
        queryKey={[...linksKey, 'list', q, kind]}
        load={(cursor, signal) =>
          http.get<KeysetPage<ShortLink>>('/api/links', { query: { q, kind, cursor }, signal })
        }
        rowKey={(row) => row.code}
        label={t('tab.links')}
        onOpen={(row) => setOpened(row.code)}
        empty={
          <EmptyState picture="path" action={make}>
            {t(q === '' && kind === '' ? 'link.empty' : 'link.nothing')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('link.name'),
            render: (_, row) => (
              <>
                <Button
                  type="link"
                  size="small"
                  style={{ paddingInline: 0 }}
                  onClick={() => setOpened(row.code)}
                >
                  {row.name}
                </Button>{' '}
                {!row.active && <Tag variant="filled">{t('link.off')}</Tag>}
                <div className={css.soft}>{row.target}</div>
              </>
            ),
          },
          { key: 'address', title: t('link.address'), render: (_, row) => <Address link={row} /> },
          {
            key: 'source',
            title: t('link.source'),
            render: (_, row) => (
              <>
                <SourceTag source={row.origin.name ?? row.origin.channel} />
                {row.lead !== null && (
                  <LeadLink lead={{ id: String(row.lead), name: t('link.ofLead', { id: row.lead }) }} />
                )}
                {row.origin.campaign != null && <div className={css.soft}>{row.origin.campaign}</div>}
              </>
            ),
          },
          {
            key: 'clicks',
            title: t('link.clicks'),
            align: 'right',
            render: (_, row) => (
              <Tooltip title={t('link.machines', { count: row.machines, text: format.number(row.machines) })}>
                {format.number(row.clicks)}
              </Tooltip>
            ),
          },
          {
            key: 'leads',
            title: <Tooltip title={t('link.leadsHint')}>{t('link.leads')}</Tooltip>,
            align: 'right',
            render: (_, row) => (
              <Button type="link" size="small" disabled={row.leads === 0} onClick={() => setShown(row)}>
                {format.number(row.leads)}
              </Button>
            ),
          },
          { key: 'made', title: t('link.made'), render: (_, row) => <When at={row.createdAt} /> },
        ]}
      />
      {making && <LinkDialog marketing={marketing} onClose={() => onMake(false)} onMade={setOpened} />}
      <LinkDrawer code={opened} marketing={marketing} onClose={() => setOpened(undefined)} />
      <LeadsDrawer
        path="/api/sources/leads"
        at={t('brought.at')}
        empty={t('brought.empty')}
        title={shown === undefined ? '' : t('brought.ofLink', { name: shown.name })}
        query={shown === undefined ? undefined : { link: shown.code }}
        onClose={() => setShown(undefined)}
      />
    </>
  );
}

/** The short address, to copy with one click. */
export function Address({ link }: { link: ShortLink }) {
  const { t } = useTranslation('sources');
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(link.address);
    void message.success(t('link.copied'));
  };
  return (
    <Button type="text" size="small" icon={<CopyOutlined />} onClick={() => void copy()} title={link.address}>
      {`/l/${link.code}`}
    </Button>
  );
}
