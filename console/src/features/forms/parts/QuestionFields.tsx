import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useInForce } from '@/shared/playbook';
import { WordsInput } from '@/shared/writing';
import type { Option, Question } from '../api';
import { freeKey } from '../model';
import css from './forms.module.css';

interface Props<Q extends Question = Question> {
  question: Q;
  onChange: (question: Q) => void;
}

/** All that can be said of one question. */
export function QuestionFields({ question, onChange }: Props) {
  const { t } = useTranslation('forms');
  return (
    <>
      {question.kind !== 'hidden' && (
        <>
          <WordsInput
            label={t(question.kind === 'consent' ? 'question.consentText' : 'question.label')}
            value={question.label}
            lines={question.kind === 'consent'}
            onChange={(label) => onChange({ ...question, label })}
          />
          <Checkbox
            checked={question.required}
            onChange={(e) => onChange({ ...question, required: e.target.checked })}
          >
            {t('question.required')}
          </Checkbox>
        </>
      )}
      <Special question={question} onChange={onChange} />
      <div className={css.pair}>
        {'field' in question && (
          <FieldPicker field={question.field} onChange={(field) => onChange({ ...question, field })} />
        )}
        <Labelled label={t('question.key')} hint={t('question.keyHint')}>
          <Input
            value={question.key}
            maxLength={40}
            onChange={(e) => onChange({ ...question, key: e.target.value })}
          />
        </Labelled>
      </div>
    </>
  );
}

function Special({ question, onChange }: Props) {
  const { t } = useTranslation('forms');
  switch (question.kind) {
    case 'text':
      return (
        <Checkbox
          checked={question.lines}
          onChange={(e) => onChange({ ...question, lines: e.target.checked })}
        >
          {t('question.lines')}
        </Checkbox>
      );
    case 'choice':
      return <Choices question={question} onChange={onChange} />;
    case 'number':
      return (
        <div className={css.pair}>
          {(['least', 'most'] as const).map((bound) => (
            <Labelled key={bound} label={t(`question.${bound}`)}>
              <InputNumber
                style={{ width: '100%' }}
                value={question[bound]}
                onChange={(value) => onChange({ ...question, [bound]: value })}
              />
            </Labelled>
          ))}
        </div>
      );
    case 'date':
      return (
        <div className={css.pair}>
          {(['first', 'last'] as const).map((bound) => (
            <Labelled key={bound} label={t(`question.${bound}`)}>
              <DatePicker
                style={{ width: '100%' }}
                value={question[bound] === null ? null : dayjs(question[bound])}
                onChange={(day) => onChange({ ...question, [bound]: day?.format('YYYY-MM-DD') ?? null })}
              />
            </Labelled>
          ))}
        </div>
      );
    case 'hidden':
      return (
        <Labelled label={t('question.value')}>
          <Input
            value={question.value}
            maxLength={2000}
            onChange={(e) => onChange({ ...question, value: e.target.value })}
          />
        </Labelled>
      );
    case 'consent':
      return (
        <div className={css.pair}>
          <Labelled label={t('question.channel')}>
            <Select
              value={question.channel}
              onChange={(channel) => onChange({ ...question, channel })}
              options={['email', 'sms', 'phone', 'wechat'].map((channel) => ({
                value: channel,
                label: t(`channel.${channel}`),
              }))}
            />
          </Labelled>
          <Labelled label={t('question.purpose')} hint={t('question.purposeHint')}>
            <Input
              value={question.purpose ?? ''}
              maxLength={60}
              onChange={(e) =>
                onChange({ ...question, purpose: e.target.value === '' ? null : e.target.value })
              }
            />
          </Labelled>
        </div>
      );
    case 'email':
    case 'phone':
    case 'check':
      return null;
  }
}

function Choices({ question, onChange }: Props<Extract<Question, { kind: 'choice' }>>) {
  const { t } = useTranslation('forms');
  const put = (options: Option[]) => onChange({ ...question, options });
  const change = (at: number, next: Option) => put(question.options.map((one, i) => (i === at ? next : one)));
  return (
    <>
      <Labelled label={t('question.style')}>
        <Select
          value={question.style}
          onChange={(style) => onChange({ ...question, style })}
          options={(['LIST', 'BUTTONS', 'BOXES'] as const).map((style) => ({
            value: style,
            label: t(`style.${style}`),
          }))}
        />
      </Labelled>
      {question.options.map((option, i) => (
        <div key={i} className={css.option}>
          <Input
            aria-label={t('question.optionValue', { number: i + 1 })}
            value={option.value}
            maxLength={200}
            onChange={(e) => change(i, { ...option, value: e.target.value })}
          />
          <WordsInput
            label={t('question.option', { number: i + 1 })}
            value={option.label}
            onChange={(label) => change(i, { ...option, label })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('question.optionRemove', { number: i + 1 })}
            disabled={question.options.length === 1}
            onClick={() => put(question.options.filter((_, other) => other !== i))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => {
          const value = freeKey(
            'option',
            question.options.map((one) => one.value),
          );
          put([...question.options, { value, label: { zh: '', en: '' } }]);
        }}
      >
        {t('question.optionAdd')}
      </Button>
    </>
  );
}

/** The lead's field that takes the answer. */
function FieldPicker({
  field,
  onChange,
}: {
  field: string | null;
  onChange: (field: string | null) => void;
}) {
  const { t } = useTranslation('forms');
  const fields = useInForce().data?.playbook.fields ?? [];
  return (
    <Labelled label={t('question.field')} hint={t('question.fieldHint')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={field}
        onChange={(key: string | undefined) => onChange(key ?? null)}
        options={fields.map(({ key, label }) => ({ value: key, label }))}
      />
    </Labelled>
  );
}

function Labelled({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <label className={css.label}>
      <span>{label}</span>
      {children}
      {hint !== undefined && <small className={css.soft}>{hint}</small>}
    </label>
  );
}
