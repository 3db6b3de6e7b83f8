import { useTranslation } from 'react-i18next';
import { Movable } from '@/shared/writing';
import type { Question } from '../api';
import { freeKey, KINDS, newQuestion } from '../model';
import { QuestionFields } from './QuestionFields';

interface Props {
  questions: Question[];
  onChange: (questions: Question[]) => void;
}

/** The questions one under the other. */
export function Questions({ questions, onChange }: Props) {
  const { t, i18n } = useTranslation('forms');
  const lang = i18n.language.startsWith('zh') ? 'zh' : 'en';
  return (
    <Movable<Question>
      label={t('write.asks')}
      items={questions}
      onChange={onChange}
      title={(question) => {
        const words = question.kind === 'hidden' ? question.key : question.label[lang];
        return words === '' ? undefined : (
          <>
            {words}
            {question.kind !== 'hidden' && question.required && (
              <abbr title={t('question.required')}>{' *'}</abbr>
            )}
          </>
        );
      }}
      kind={(question) => t(`kind.${question.kind}`)}
      fields={(question, change) => <QuestionFields question={question} onChange={change} />}
      copy={(question) => ({
        ...question,
        key: freeKey(
          question.key,
          questions.map(({ key }) => key),
        ),
      })}
      add={t('question.add')}
      kinds={KINDS.map((kind) => ({ key: kind, label: t(`kind.${kind}`) }))}
      fresh={(key) => newQuestion(key as Question['kind'], questions)}
    />
  );
}
