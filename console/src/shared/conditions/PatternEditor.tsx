import { useMemo } from 'react';
import { useVocabulary } from '../playbook/api';
import type { Pattern } from '../playbook/types';
import css from './conditions.module.css';
import { EditingContext, type Editing } from './context';
import { everyone } from './model';
import { PatternFields } from './PatternFields';

interface Props {
  value: Pattern;
  onChange: (pattern: Pattern) => void;
  disabled?: boolean;
}

/** Which events are meant, outside a condition: the type, what must hold of the event, and what came before it. */
export function PatternEditor({ value, onChange, disabled = false }: Props) {
  const vocabulary = useVocabulary();
  const editing = useMemo<Editing>(
    () => ({
      vocabulary,
      root: everyone,
      edit: () => undefined,
      relocate: () => undefined,
      wrongAt: () => [],
      inJourney: false,
      disabled,
    }),
    [vocabulary, disabled],
  );
  return (
    <EditingContext value={editing}>
      <div className={css.leaf}>
        <PatternFields value={value} onChange={onChange} />
      </div>
    </EditingContext>
  );
}
