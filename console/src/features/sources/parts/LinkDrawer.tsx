import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Popconfirm, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { BarChart } from '@/shared/charts';
import { ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { linksKey, type LinkDetail } from '../api';
import { useChannelName } from '../channels';
import { Address } from './Links';
import css from './sources.module.css';

interface Props {
  code: string | undefined;
  marketing: boolean;
  onClose: () => void;
}

/** One link: its QR code, what it says of its visitors, and how often it was followed. */
export function LinkDrawer({ code, marketing, onClose }: Props) {
  const { t } = useTranslation('sources');
  const detail = useQuery({
    queryKey: [...linksKey, 'one', code],
    queryFn: ({ signal }) => http.get<LinkDetail>(`/api/links/${code ?? ''}`, { signal }),
    enabled: code !== undefined,
  });
  return (
    <Drawer
      open={code !== undefined}
      onClose={onClose}
      size={720}
      title={detail.data?.link.name ?? t('link.one')}
      destroyOnHidden
    >
      {detail.isPending && <ListSkeleton />}
      {detail.isError && <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.data !== undefined && <Shown detail={detail.data} marketing={marketing} />}
    </Drawer>
  );
}

function Shown({ detail: { link, days }, marketing }: { detail: LinkDetail; marketing: boolean }) {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const channel = useChannelName();
  const picture = `/api/links/${link.code}/qr`;
  const pairs: [string, string | null | undefined][] = [
    [t('link.target'), link.target],
    [t('link.leadsTo'), link.leadsTo],
    [t('link.channel'), channel(link.origin.channel)],
    [t('link.source'), link.origin.name],
    [t('link.campaign'), link.origin.campaign],
    [t('link.content'), link.origin.content],
    [t('link.person'), link.person],
    [t('link.expires'), link.expiresAt === null ? null : format.date(link.expiresAt)],
  ];
  return (
    <div className={css.link}>
      <div className={css.qr}>
        <img src={`${picture}.svg`} alt={t('link.qr', { address: link.address })} />
        <Space>
          <Button
            size="small"
            icon={<DownloadOutlined />}
            href={`${picture}.svg`}
            download={`${link.code}.svg`}
          >
            {'SVG'}
          </Button>
          <Button
            size="small"
            icon={<DownloadOutlined />}
            href={`${picture}.png?size=1200`}
            download={`${link.code}.png`}
          >
            {'PNG'}
          </Button>
        </Space>
        <Address link={link} />
        {marketing && <Switch detail={link} />}
      </div>
      <div>
        <dl className={css.pairs}>
          {pairs
            .filter(([, value]) => value != null)
            .map(([name, value]) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{value}</dd>])}
        </dl>
        <h3>{t('link.followed', { count: link.clicks, text: format.number(link.clicks) })}</h3>
        {days.length > 0 && (
          <BarChart
            label={t('link.byDay')}
            names={days.map(({ day }) => format.date(`${day}T12:00:00`))}
            series={[{ name: t('link.clicks'), values: days.map(({ clicks }) => clicks) }]}
            height={180}
          />
        )}
      </div>
    </div>
  );
}

/** Switches a link off, and on again. */
function Switch({ detail }: { detail: LinkDetail['link'] }) {
  const { t } = useTranslation('sources');
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: () =>
      http.put(`/api/links/${detail.code}`, {
        name: detail.name,
        expiresAt: detail.expiresAt,
        retired: !detail.retired,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: linksKey }),
  });
  return (
    <>
      {detail.retired ? (
        <Button size="small" onClick={() => change.mutate()}>
          {t('link.switchOn')}
        </Button>
      ) : (
        <Popconfirm title={t('link.switchOffAsk')} onConfirm={() => change.mutate()}>
          <Button size="small">{t('link.switchOff')}</Button>
        </Popconfirm>
      )}
      {change.isError && <ProblemAlert error={change.error} />}
    </>
  );
}
