import { InputNumber, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Definition } from '../api';
import css from './forms.module.css';

interface Props {
  definition: Definition;
  onChange: (definition: Definition) => void;
}

/** How a form treats people: whether it asks again what is known, and whether a yes must be confirmed from the mailbox. */
export function Manners({ definition, onChange }: Props) {
  const { t } = useTranslation('forms');
  const asks = definition.asks ?? null;
  return (
    <div className={css.stack}>
      <label className={css.manner}>
        <Switch
          size="small"
          checked={asks !== null}
          onChange={(on) => onChange({ ...definition, asks: on ? 3 : null })}
        />
        <span>
          {t('write.returning')}
          <small className={css.soft}>{t('write.returningHint')}</small>
        </span>
      </label>
      {asks !== null && (
        <label className={css.label}>
          <span>{t('write.most')}</span>
          <InputNumber
            min={1}
            max={40}
            precision={0}
            value={asks}
            onChange={(most) => onChange({ ...definition, asks: most ?? 1 })}
          />
        </label>
      )}
      <label className={css.manner}>
        <Switch
          size="small"
          checked={definition.confirms === true}
          onChange={(confirms) => onChange({ ...definition, confirms })}
        />
        <span>
          {t('write.confirms')}
          <small className={css.soft}>{t('write.confirmsHint')}</small>
        </span>
      </label>
    </div>
  );
}
