import { DownloadOutlined } from '@ant-design/icons';
import { Button, DatePicker, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { daysOf, presets, type Days } from '../period';
import css from './reports.module.css';

/** What every report keeps in the address. */
export const reportAddress = { period: 'last12Months', from: '', to: '', compare: false };
export type ReportAddress = typeof reportAddress;

interface Props {
  title: string;
  lede: string;
  url: ReportAddress;
  patch: (change: Partial<ReportAddress>) => void;
  /** Further choices of this report. */
  choices?: ReactNode;
  comparable?: boolean;
  onExport?: (() => void) | undefined;
  children: ReactNode;
}

/** The frame of a report: its question, its period, what it is compared with, and its export. */
export function ReportFrame(props: Props) {
  const { title, lede, url, patch, choices, comparable = true, onExport, children } = props;
  const { t } = useTranslation('reports');
  const days = daysOf(url.period, url);
  return (
    <Page title={title} lede={lede} crumbs={[{ label: t('title'), to: '/reports' }, { label: title }]}>
      <div className={css.bar}>
        <Select
          style={{ minWidth: 150 }}
          value={url.period}
          aria-label={t('period.label')}
          onChange={(period) =>
            patch(period === 'custom' ? { period, ...days } : { period, from: '', to: '' })
          }
          options={presets.map((p) => ({ value: p, label: t(`period.${p}`) }))}
        />
        {url.period === 'custom' ? (
          <DatePicker.RangePicker
            allowClear={false}
            value={[dayjs(days.from), dayjs(days.to)]}
            onChange={(range) => {
              const [from, to] = range ?? [];
              if (from != null && to != null) {
                patch({ from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') });
              }
            }}
          />
        ) : (
          <span className={css.soft}>
            {days.from} – {days.to}
          </span>
        )}
        {choices}
        <span className={css.spring} />
        {comparable && (
          <label className={css.soft}>
            <Switch size="small" checked={url.compare} onChange={(compare) => patch({ compare })} />{' '}
            {t('compare')}
          </label>
        )}
        {onExport !== undefined && (
          <Button icon={<DownloadOutlined />} onClick={onExport}>
            {t('export')}
          </Button>
        )}
      </div>
      {children}
    </Page>
  );
}

export type { Days };
