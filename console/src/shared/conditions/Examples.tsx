import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { append } from './model';

const examples: Record<'priced' | 'graded' | 'silent', Condition> = {
  priced: {
    kind: 'happened',
    pattern: { type: 'page', where: [{ path: 'path', op: 'STARTS_WITH', values: ['/pricing'] }] },
    times: 'AT_LEAST',
    n: 2,
    window: { kind: 'inLast', duration: 'P30D' },
  },
  graded: { kind: 'gradeIn', grades: ['A1', 'A2', 'B1'] },
  silent: {
    kind: 'not',
    of: {
      kind: 'happened',
      pattern: { type: '*', where: [] },
      times: 'AT_LEAST',
      n: 1,
      window: { kind: 'inLast', duration: 'P30D' },
    },
  },
};

/** What an empty editor shows: what it means, and conditions to start from. */
export function Examples() {
  const { t } = useTranslation('conditions');
  const { edit, disabled } = useEditing();
  return (
    <div className={css.examples}>
      <p className={css.soft}>{t('editor.empty')}</p>
      {!disabled &&
        (['priced', 'graded', 'silent'] as const).map((id) => (
          <Button
            key={id}
            size="small"
            type="link"
            onClick={() => edit((root) => append(root, [], examples[id]))}
          >
            {t(`editor.example.${id}`)}
          </Button>
        ))}
    </div>
  );
}
