import { Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import type { Definition } from '../api';
import css from './forms.module.css';
import { Preview } from './Preview';
import { Questions } from './Questions';
import { WordsInput } from './WordsInput';

interface Props {
  definition: Definition;
  disabled: boolean;
  onChange: (definition: Definition) => void;
}

/** What a form says and asks, beside how it looks. */
export function Writing({ definition, disabled, onChange }: Props) {
  const { t } = useTranslation('forms');
  const { after } = definition;
  return (
    <div className={css.desk}>
      <fieldset className={css.writing} disabled={disabled}>
        <Panel title={t('write.says')}>
          <WordsInput
            label={t('write.title')}
            value={definition.title}
            onChange={(title) => onChange({ ...definition, title })}
          />
          <WordsInput
            label={t('write.intro')}
            value={definition.intro}
            lines
            onChange={(intro) => onChange({ ...definition, intro })}
          />
        </Panel>
        <Panel title={t('write.asks')}>
          <Questions
            questions={definition.questions}
            onChange={(questions) => onChange({ ...definition, questions })}
          />
          <WordsInput
            label={t('write.button')}
            value={definition.button}
            onChange={(button) => onChange({ ...definition, button })}
          />
        </Panel>
        <Panel title={t('write.after')}>
          <Radio.Group
            value={after.kind}
            onChange={(e) =>
              onChange({
                ...definition,
                after:
                  e.target.value === 'message'
                    ? { kind: 'message', text: { zh: '谢谢！', en: 'Thank you!' } }
                    : { kind: 'redirect', url: 'https://' },
              })
            }
            options={[
              { value: 'message', label: t('write.message') },
              { value: 'redirect', label: t('write.redirect') },
            ]}
          />
          {after.kind === 'message' ? (
            <WordsInput
              label={t('write.thanks')}
              value={after.text}
              lines
              onChange={(text) => onChange({ ...definition, after: { kind: 'message', text } })}
            />
          ) : (
            <label className={css.label}>
              <span>{t('write.url')}</span>
              <Input
                value={after.url}
                maxLength={2000}
                onChange={(e) =>
                  onChange({ ...definition, after: { kind: 'redirect', url: e.target.value } })
                }
              />
              <small className={css.soft}>{t('write.urlHint')}</small>
            </label>
          )}
        </Panel>
      </fieldset>
      <Preview definition={definition} />
    </div>
  );
}
