import { Input, Radio, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import type { DateOrder, Mapping, Options } from '../api';
import css from '../data.module.css';

interface Props {
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** How phones, amounts and dates are read, and whether the leads come in as history. */
export function ReadingOptions({ mapping, onChange }: Props) {
  const { t } = useTranslation('data');
  const options = mapping.options;
  const set = (change: Partial<Options>) => onChange({ ...mapping, options: { ...options, ...change } });
  return (
    <Panel title={t('options.title')}>
      <div className={css.row}>
        <label className={css.field}>
          <span>{t('options.country')}</span>
          <Input
            value={options.country}
            maxLength={2}
            style={{ width: 100 }}
            onChange={(e) => set({ country: e.target.value.toUpperCase() })}
          />
        </label>
        <label className={css.field}>
          <span>{t('options.currency')}</span>
          <Input
            value={options.currency}
            maxLength={3}
            style={{ width: 100 }}
            onChange={(e) => set({ currency: e.target.value.toUpperCase() })}
          />
        </label>
        <label className={css.field}>
          <span>{t('options.dates')}</span>
          <Select
            aria-label={t('options.dates')}
            style={{ width: 150 }}
            value={options.dates === 'DAY_FIRST' ? 'DAY_FIRST' : 'YEAR_FIRST'}
            options={(['YEAR_FIRST', 'DAY_FIRST'] as const).map((value) => ({
              value,
              label: t(`options.${value}`),
            }))}
            onChange={(dates: DateOrder) => set({ dates })}
          />
        </label>
      </div>
      <div className={css.field}>
        <span>{t('options.badCells')}</span>
        <Radio.Group
          value={options.badCells}
          onChange={(e) => set({ badCells: e.target.value as Options['badCells'] })}
          options={(['REJECT_ROW', 'LEAVE_OUT'] as const).map((value) => ({
            value,
            label: t(`options.${value}`),
          }))}
        />
      </div>
      <label className={css.row}>
        <Switch
          checked={options.historic}
          onChange={(historic) => set({ historic })}
          aria-label={t('options.historic')}
        />
        <span>
          <strong>{t('options.historic')}</strong>
          <br />
          <span className={options.historic ? css.soft : css.bad}>
            {t(options.historic ? 'options.historicYes' : 'options.historicNo')}
          </span>
        </span>
      </label>
    </Panel>
  );
}
