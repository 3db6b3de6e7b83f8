import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Words } from './model';
import css from './writing.module.css';

interface Props {
  label: string;
  value: Words;
  lines?: boolean;
  onChange: (words: Words) => void;
}

/** A text in Chinese and in English, side by side. */
export function WordsInput({ label, value, lines = false, onChange }: Props) {
  const { t } = useTranslation('writing');
  return (
    <div className={css.label} role="group" aria-label={label}>
      <span>{label}</span>
      <div className={css.words}>
        {(['zh', 'en'] as const).map((lang) => {
          const common = {
            value: value[lang],
            maxLength: 2000,
            placeholder: t(`lang.${lang}`),
            'aria-label': `${label} · ${t(`lang.${lang}`)}`,
            onChange: (e: { target: { value: string } }) => onChange({ ...value, [lang]: e.target.value }),
          };
          return lines ? (
            <Input.TextArea key={lang} autoSize={{ minRows: 1, maxRows: 8 }} {...common} />
          ) : (
            <Input key={lang} {...common} />
          );
        })}
      </div>
    </div>
  );
}
