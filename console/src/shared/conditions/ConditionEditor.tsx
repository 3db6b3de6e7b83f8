import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../playbook/api';
import type { Condition, Problem, Vocabulary } from '../playbook/types';
import { ConditionPreview } from './ConditionPreview';
import css from './conditions.module.css';
import { EditingContext, messagesAt, type Editing } from './context';
import { GroupEditor } from './GroupEditor';
import { flaws } from './leaves';
import { asGroup, asksNothing, at, bare, everyone, isGroup, placeOf, type Path } from './model';
import { useOwnerName } from './owners';
import { conditionSentence } from './sentence';

interface Props {
  value: Condition | null | undefined;
  onChange: (condition: Condition) => void;
  /** Asked of the server when not given. */
  vocabulary?: Vocabulary;
  /** Problems of the playbook check; those whose place lies under `place` are shown where they belong. */
  problems?: readonly Problem[];
  /** Where this condition stands in the playbook, such as `/segments/2/condition`. */
  place?: string;
  /** Says how many leads it means, and some of them; on by default. */
  preview?: boolean;
  /** Offers "since entering the journey". */
  inJourney?: boolean;
  /** Reads the condition out under the editor; on by default. */
  sentence?: boolean;
  disabled?: boolean;
  label?: string;
}

/** Edits any condition: nested groups of all and any, each line turned around by "not", everything by keyboard. */
export function ConditionEditor(props: Props) {
  const { value, onChange, problems = [], place = '', preview = true, inJourney = false } = props;
  const { sentence = true, disabled = false, label } = props;
  const { t } = useTranslation('conditions');
  const known = useVocabulary();
  const vocabulary = props.vocabulary ?? known;
  const root = useMemo(() => rootOf(value), [value]);
  const missing = useMemo(() => flaws(root, vocabulary), [root, vocabulary]);
  const shown =
    place === '' || isRootWrapped(value) ? problems.map((p) => rebased(p, value, place)) : problems;
  const nameOf = useOwnerName();
  const { section, follow } = useFollowing(root);
  const editing: Editing = {
    vocabulary,
    root,
    inJourney,
    disabled,
    edit: (change) => onChange(change(root)),
    relocate: (change) => {
      const moved = change(root);
      if (moved.root === root) return;
      follow(moved.path);
      onChange(moved.root);
    },
    wrongAt: (path) => {
      const here = at(root, path);
      const leaf = here !== undefined && !isGroup(bare(here).inner);
      return messagesAt(placeOf(root, path), leaf, shown, place, missing, (code) => t(`flaw.${code}`));
    },
  };
  return (
    <EditingContext value={editing}>
      <section ref={section} className={css.editor} aria-label={label ?? t('editor.label')}>
        <GroupEditor node={root} path={[]} />
        {sentence && (
          <p className={css.reads}>
            <span className={css.soft}>{t('editor.reads')}</span>{' '}
            {conditionSentence(root, t, vocabulary, nameOf)}
          </p>
        )}
        {!disabled && !asksNothing(root) && <p className={css.keys}>{t('editor.keys')}</p>}
        {preview && <ConditionPreview condition={root} incomplete={missing.length > 0} />}
      </section>
    </EditingContext>
  );
}

/** After a line was moved by keys, the keyboard is at it again, wherever it stands now. */
function useFollowing(root: Condition) {
  const section = useRef<HTMLElement>(null);
  const target = useRef<Path | undefined>(undefined);
  useEffect(() => {
    const path = target.current;
    target.current = undefined;
    if (path !== undefined) {
      section.current?.querySelector<HTMLElement>(`[data-path="${path.join('.')}"]`)?.focus();
    }
  }, [root]);
  return {
    section,
    follow: (path: Path) => {
      target.current = path;
    },
  };
}

function rootOf(value: Condition | null | undefined): Condition {
  if (value === null || value === undefined) return everyone;
  return value.kind === 'not' && isGroup(bare(value).inner) ? value : asGroup(value);
}

/** A lone leaf stands in a group while it is edited, so its problems stand one step deeper. */
function isRootWrapped(value: Condition | null | undefined): boolean {
  return value !== null && value !== undefined && !isGroup(bare(value).inner);
}

function rebased(problem: Problem, value: Condition | null | undefined, place: string): Problem {
  if (!isRootWrapped(value) || !problem.place.startsWith(place)) return problem;
  return { ...problem, place: `${place}/of/0${problem.place.slice(place.length)}` };
}
