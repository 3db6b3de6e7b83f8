import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import { WordsInput, Preview } from '@/shared/writing';
import type { Definition } from '../api';
import { AfterFields } from './AfterFields';
import css from './forms.module.css';
import { Manners } from './Manners';
import { Questions } from './Questions';

interface Props {
  definition: Definition;
  disabled: boolean;
  onChange: (definition: Definition) => void;
}

/** What a form says and asks, beside how it looks. */
export function Writing({ definition, disabled, onChange }: Props) {
  const { t } = useTranslation('forms');
  const look = useMemo(() => ({ definition }), [definition]);
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
          <AfterFields after={definition.after} onChange={(after) => onChange({ ...definition, after })} />
        </Panel>
        <Panel title={t('write.manners')}>
          <Manners definition={definition} onChange={onChange} />
        </Panel>
      </fieldset>
      <Preview path="/api/forms/preview" body={look} />
    </div>
  );
}
