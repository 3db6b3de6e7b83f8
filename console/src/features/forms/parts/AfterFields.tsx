import { useQuery } from '@tanstack/react-query';
import { Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { WordsInput } from '@/shared/writing';
import { assetsQuery, type After, type How } from '../api';
import { nothingElse } from '../model';
import { AddAsset } from './AddAsset';
import css from './forms.module.css';

interface Props {
  after: After;
  onChange: (after: After) => void;
}

/** What a person gets once the form is sent: thanks, another page, or a file. */
export function AfterFields({ after, onChange }: Props) {
  const { t } = useTranslation('forms');
  return (
    <div className={css.stack}>
      <Radio.Group
        value={after.kind}
        onChange={(e) => onChange(nothingElse(e.target.value as After['kind']))}
        options={(['message', 'redirect', 'asset'] as const).map((value) => ({
          value,
          label: t(`write.${value}`),
        }))}
      />
      {after.kind === 'redirect' ? (
        <label className={css.label}>
          <span>{t('write.url')}</span>
          <Input
            value={after.url}
            maxLength={2000}
            onChange={(e) => onChange({ kind: 'redirect', url: e.target.value })}
          />
          <small className={css.soft}>{t('write.urlHint')}</small>
        </label>
      ) : (
        <>
          {after.kind === 'asset' && <HandOut after={after} onChange={onChange} />}
          <WordsInput
            label={t('write.thanks')}
            value={after.text}
            lines
            onChange={(text) => onChange({ ...after, text })}
          />
        </>
      )}
    </div>
  );
}

interface HandOutProps {
  after: Extract<After, { kind: 'asset' }>;
  onChange: (after: After) => void;
}

function HandOut({ after, onChange }: HandOutProps) {
  const { t } = useTranslation('forms');
  const assets = useQuery(assetsQuery);
  const options = (assets.data?.items ?? []).map(({ id, name, file }) => ({
    value: id,
    label: `${name} · ${file}`,
  }));
  return (
    <>
      <div className={css.label}>
        <span>{t('write.file')}</span>
        <div className={css.row}>
          <Select
            className={css.grow ?? ''}
            aria-label={t('write.file')}
            placeholder={t('assets.choose')}
            showSearch={{ optionFilterProp: 'label' }}
            loading={assets.isPending}
            value={after.asset === '' ? null : after.asset}
            onChange={(asset) => onChange({ ...after, asset: asset ?? '' })}
            options={options}
          />
          <AddAsset onAdded={({ id }) => onChange({ ...after, asset: id })} />
        </div>
      </div>
      <Radio.Group
        value={after.how}
        aria-label={t('write.file')}
        onChange={(e) => onChange({ ...after, how: e.target.value as How })}
        options={(['PAGE', 'EMAIL'] as const).map((value) => ({ value, label: t(`how.${value}`) }))}
      />
      <label className={css.label}>
        <span>{t('write.days')}</span>
        <InputNumber
          min={1}
          max={365}
          precision={0}
          value={after.days}
          onChange={(days) => onChange({ ...after, days: days ?? 7 })}
        />
        <small className={css.soft}>{t('write.daysHint')}</small>
      </label>
    </>
  );
}
