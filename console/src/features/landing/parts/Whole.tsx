import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Checkbox, ColorPicker, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { WordsInput } from '@/shared/writing';
import { formsQuery, type Landing, type LandingDetail } from '../api';
import { COLOURS } from '../model';
import css from './landing.module.css';
import { PictureField } from './PictureField';

interface Props {
  landing: Landing;
  keys: LandingDetail['keys'];
  onChange: (landing: Landing) => void;
}

/** What holds for all variants of a page. */
export function Whole({ landing, keys, onChange }: Props) {
  const { t } = useTranslation('landing');
  const forms = useQuery(formsQuery);
  return (
    <div className={css.stack}>
      <WordsInput
        label={t('whole.title')}
        value={landing.title}
        onChange={(title) => onChange({ ...landing, title })}
      />
      <WordsInput
        label={t('whole.description')}
        value={landing.description}
        lines
        onChange={(description) => onChange({ ...landing, description })}
      />
      <label className={css.label}>
        <span>{t('whole.form')}</span>
        <Select
          aria-label={t('whole.form')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          loading={forms.isPending}
          placeholder={t('whole.noForm')}
          value={landing.form ?? undefined}
          onChange={(form: string | undefined) => onChange({ ...landing, form: form ?? null })}
          options={(forms.data?.items ?? []).map((form) => ({
            value: form.id,
            label: form.open ? form.name : t('whole.notOnline', { name: form.name }),
          }))}
        />
        <small className={css.soft}>
          <Link to="/forms">{t('whole.toForms')}</Link>
        </small>
      </label>
      <div className={css.pair}>
        <PictureField
          label={t('whole.logo')}
          picture={landing.logo}
          onChange={(logo) => onChange({ ...landing, logo })}
        />
        <PictureField
          label={t('whole.shared')}
          picture={landing.shared}
          onChange={(shared) => onChange({ ...landing, shared })}
        />
      </div>
      <div className={css.row}>
        <span>{t('whole.colour')}</span>
        <ColorPicker
          disabledAlpha
          disabledFormat
          format="hex"
          value={landing.colour}
          presets={[{ label: t('whole.readable'), colors: [...COLOURS] }]}
          onChangeComplete={(colour) => onChange({ ...landing, colour: colour.toHexString().toLowerCase() })}
        />
        <Checkbox
          checked={landing.listed}
          onChange={(e) => onChange({ ...landing, listed: e.target.checked })}
        >
          {t('whole.listed')}
        </Checkbox>
      </div>
      <label className={css.label}>
        <span>{t('whole.watch')}</span>
        <Select
          aria-label={t('whole.watch')}
          allowClear
          placeholder={t('whole.watchNot')}
          value={landing.writeKey ?? undefined}
          onChange={(key: string | undefined) => onChange({ ...landing, writeKey: key ?? null })}
          options={keys.map(({ name, writeKey }) => ({ value: writeKey, label: name }))}
        />
        <small className={css.soft}>{t('whole.watchHint')}</small>
      </label>
    </div>
  );
}
