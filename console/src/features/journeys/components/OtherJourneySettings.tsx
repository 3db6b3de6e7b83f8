import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from '@/shared/playbook';
import { ChooseField, DurationField, optionsOf, type Option } from './fields';
import type { KindProps } from './NodeSettings';

/** Journeys by name without the one on the canvas. */
export function useOtherJourneys(): Option[] {
  const { id }: { id?: string } = useParams({ strict: false });
  const { journeys } = useVocabulary();
  return optionsOf([...new Map(journeys.map((j) => [j.id, j])).values()].filter((j) => j.id !== id));
}

/** Another journey to enter, to leave, or to go through. */
export function OtherJourneySettings({
  node,
  disabled,
  onChange,
}: KindProps<'enterJourney' | 'leaveJourney' | 'subJourney'>) {
  const { t } = useTranslation('journeys');
  const others = useOtherJourneys();
  const options =
    node.kind === 'leaveJourney' ? [{ value: '*', label: t('settings.allOthers') }, ...others] : others;
  return (
    <>
      <ChooseField
        label={t('settings.otherJourney')}
        value={node.journey}
        disabled={disabled}
        options={options}
        onChange={(journey) => onChange({ ...node, journey })}
      />
      {node.kind === 'subJourney' && (
        <DurationField
          label={t('settings.timeout')}
          hint={t('settings.subHint')}
          value={node.timeout}
          disabled={disabled}
          onChange={(timeout) => onChange({ ...node, timeout }, `${node.id}.timeout`)}
        />
      )}
    </>
  );
}
