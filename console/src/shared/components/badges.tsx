import { useTranslation } from 'react-i18next';
import { useMode } from '../mode';
import { gradeStrength, sourceColour, stageColour, surfaces } from '../theme';
import css from './components.module.css';

interface StageProps {
  /** The stage's key in the playbook. */
  stage: string;
  /** Its name, when the playbook gives one; shipped stages have theirs in both languages. */
  name?: string;
  /** Its place in the lifecycle, for the colour of stages an operator added. */
  index?: number;
  total?: number;
}

export function useStageName(): (stage: string) => string {
  const { t, i18n } = useTranslation('common');
  return (stage) => {
    const key = `stage.${stage.toLowerCase()}`;
    return i18n.exists(key, { ns: 'common' }) ? t(key) : stage;
  };
}

/** Where a lead stands, in the colour that stage has everywhere. */
export function StageBadge({ stage, name, index, total }: StageProps) {
  const { mode } = useMode();
  const nameOf = useStageName();
  return (
    <span className={css.badge}>
      <span className={css.dot} style={{ background: stageColour(stage, mode, index, total) }} />
      {name ?? nameOf(stage)}
    </span>
  );
}

/** The grade of fit × engagement, such as A1; stronger grades have more ink. */
export function GradeBadge({ grade }: { grade: string | null | undefined }) {
  const { t } = useTranslation('common');
  const { mode } = useMode();
  if (grade === null || grade === undefined || grade === '') return <span className={css.soft}>–</span>;
  const strength = gradeStrength(grade);
  const c = surfaces[mode];
  const solid = strength >= 0.6;
  return (
    <span
      className={css.grade}
      aria-label={t('grade.label', { grade, fit: grade.charAt(0), engagement: grade.slice(1) })}
      style={{
        background: solid
          ? c.accent
          : `color-mix(in srgb, ${c.accent} ${Math.round(6 + strength * 40)}%, transparent)`,
        color: solid ? (mode === 'light' ? '#fff' : '#10231E') : c.ink,
      }}
    >
      {grade}
    </span>
  );
}

/** Where a touch or lead came from, in the source's own colour. */
export function SourceTag({ source, label }: { source: string | null | undefined; label?: string }) {
  const { t } = useTranslation('common');
  const { mode } = useMode();
  const known = source !== null && source !== undefined && source !== '';
  return (
    <span className={css.badge}>
      <span
        className={`${css.dot} ${css.square}`}
        style={{ background: known ? sourceColour(source, mode) : 'var(--h-hairline)' }}
      />
      {label ?? (known ? source : t('source.unknown'))}
    </span>
  );
}
