import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  HolderOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '../api';
import { freeKey, KINDS, moved, newQuestion } from '../model';
import css from './forms.module.css';
import { QuestionFields } from './QuestionFields';

interface Props {
  questions: Question[];
  onChange: (questions: Question[]) => void;
}

/** The questions one under the other: open one to write it; drag, or move by the arrows. */
export function Questions({ questions, onChange }: Props) {
  const { t, i18n } = useTranslation('forms');
  const [opened, setOpened] = useState<number>();
  const [dragged, setDragged] = useState<number>();
  const lang = i18n.language.startsWith('zh') ? 'zh' : 'en';
  const move = (from: number, to: number) => {
    onChange(moved(questions, from, to));
    setOpened(opened === from ? to : undefined);
  };
  const copy = (at: number, one: Question) => {
    const key = freeKey(
      one.key,
      questions.map((q) => q.key),
    );
    onChange([...questions.slice(0, at + 1), { ...one, key }, ...questions.slice(at + 1)]);
  };
  return (
    <ol className={css.questions} aria-label={t('write.asks')}>
      {questions.map((question, i) => (
        <li
          key={i}
          className={dragged === i ? `${css.question} ${css.dragged}` : css.question}
          onDragOver={(e) => dragged !== undefined && e.preventDefault()}
          onDrop={() => {
            if (dragged !== undefined) move(dragged, i);
            setDragged(undefined);
          }}
        >
          <div className={css.questionHead}>
            <span
              className={css.handle}
              draggable
              onDragStart={() => setDragged(i)}
              onDragEnd={() => setDragged(undefined)}
              aria-hidden
            >
              <HolderOutlined />
            </span>
            <button
              type="button"
              className={css.open}
              aria-expanded={opened === i}
              onClick={() => setOpened(opened === i ? undefined : i)}
            >
              <span>
                {(question.kind === 'hidden' ? question.key : question.label[lang]) || t('question.unnamed')}
                {question.kind !== 'hidden' && question.required && (
                  <abbr title={t('question.required')}>{' *'}</abbr>
                )}
              </span>
              <small>{t(`kind.${question.kind}`)}</small>
            </button>
            <Tool
              label={t('question.up')}
              icon={<ArrowUpOutlined />}
              disabled={i === 0}
              onClick={() => move(i, i - 1)}
            />
            <Tool
              label={t('question.down')}
              icon={<ArrowDownOutlined />}
              disabled={i === questions.length - 1}
              onClick={() => move(i, i + 1)}
            />
            <Tool label={t('question.copy')} icon={<CopyOutlined />} onClick={() => copy(i, question)} />
            <Tool
              label={t('question.remove')}
              icon={<DeleteOutlined />}
              onClick={() => {
                onChange(questions.filter((_, other) => other !== i));
                setOpened(undefined);
              }}
            />
          </div>
          {opened === i && (
            <QuestionFields
              question={question}
              onChange={(next) => onChange(questions.map((one, other) => (other === i ? next : one)))}
            />
          )}
        </li>
      ))}
      <li>
        <Dropdown
          trigger={['click']}
          menu={{
            items: KINDS.map((kind) => ({ key: kind, label: t(`kind.${kind}`) })),
            onClick: ({ key }) => {
              onChange([...questions, newQuestion(key as Question['kind'], questions)]);
              setOpened(questions.length);
            },
          }}
        >
          <Button type="dashed" block icon={<PlusOutlined />}>
            {t('question.add')}
          </Button>
        </Dropdown>
      </li>
    </ol>
  );
}

function Tool(props: { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void }) {
  const { label, icon, disabled = false, onClick } = props;
  return (
    <Tooltip title={label}>
      <Button size="small" type="text" icon={icon} aria-label={label} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}
