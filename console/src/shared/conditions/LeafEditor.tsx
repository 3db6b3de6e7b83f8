import { AutoComplete, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { AccountTraitLeaf } from './AccountTraitLeaf';
import css from './conditions.module.css';
import { PermissionLeaf, ReachableLeaf } from './ContactLeaves';
import { useEditing } from './context';
import { DurationInput } from './DurationInput';
import { HappenedLeaf, MeasuredLeaf, TimesPick } from './HappenedLeaf';
import type { Leaf } from './model';
import { useOwnerOptions } from './owners';
import { asOptions, Pick, PickMany, withGone } from './Pick';
import { ScoreLeaf } from './ScoreLeaves';
import { TraitLeaf } from './TraitLeaf';
import { nodesOf } from './vocabulary';

interface Props {
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
}

/** One line of a condition. */
export function LeafEditor({ leaf, onChange }: Props) {
  const { t } = useTranslation('conditions');
  const { vocabulary } = useEditing();
  switch (leaf.kind) {
    case 'trait':
      return <TraitLeaf leaf={leaf} onChange={onChange} />;
    case 'accountTrait':
      return <AccountTraitLeaf leaf={leaf} onChange={onChange} />;
    case 'happened':
      return <HappenedLeaf leaf={leaf} onChange={onChange} />;
    case 'measured':
      return <MeasuredLeaf leaf={leaf} onChange={onChange} />;
    case 'hasTag':
    case 'hadTag':
      return (
        <Pick
          label={t('editor.tag')}
          lead={t(`kind.${leaf.kind}`)}
          from={vocabulary.tags}
          value={leaf.tag}
          onChange={(tag) => onChange({ ...leaf, tag })}
        />
      );
    case 'inSegment':
    case 'wasInSegment':
      return <SegmentLeaf leaf={leaf} onChange={onChange} />;
    case 'scoreAtLeast':
    case 'scoreBelow':
    case 'scoreCrossed':
    case 'scoreSumAtLeast':
    case 'accountScoreAtLeast':
    case 'gradeIn':
    case 'gradeRose':
      return <ScoreLeaf leaf={leaf} onChange={onChange} />;
    case 'isSpam':
      return <span className={css.lead}>{t('leaf.isSpam')}</span>;
    case 'stageIs':
      return (
        <PickMany
          label={t('editor.stage')}
          lead={t('kind.stageIs')}
          from={vocabulary.stages}
          value={leaf.stages}
          onChange={(stages) => onChange({ ...leaf, stages })}
        />
      );
    case 'stageWas':
      return (
        <Pick
          label={t('editor.stage')}
          lead={t('kind.stageWas')}
          from={vocabulary.stages}
          value={leaf.stage}
          onChange={(stage) => onChange({ ...leaf, stage })}
        />
      );
    case 'inStageFor':
      return (
        <>
          <span className={css.lead}>{t('kind.inStageFor')}</span>
          <span className={css.soft}>{t('times.AT_LEAST')}</span>
          <DurationInput value={leaf.duration} onChange={(duration) => onChange({ ...leaf, duration })} />
        </>
      );
    case 'owned':
      return <OwnerLeaf leaf={leaf} onChange={onChange} />;
    case 'accountEngaged':
      return <EngagedLeaf leaf={leaf} onChange={onChange} />;
    case 'reachable':
      return <ReachableLeaf leaf={leaf} onChange={onChange} />;
    case 'permissionIs':
      return <PermissionLeaf leaf={leaf} onChange={onChange} />;
    case 'inJourney':
    case 'finishedJourney':
      return (
        <Pick
          label={t('editor.journey')}
          lead={t(`kind.${leaf.kind}`)}
          from={vocabulary.journeys}
          value={leaf.journey}
          onChange={(journey) => onChange({ ...leaf, journey })}
        />
      );
    case 'reachedNode':
      return <NodeLeaf leaf={leaf} onChange={onChange} />;
  }
}

type Of<K extends Leaf['kind']> = { leaf: Extract<Leaf, { kind: K }>; onChange: (leaf: Leaf) => void };

/** Personas stand apart from other segments, since they say who somebody is. */
function SegmentLeaf({ leaf, onChange }: Of<'inSegment' | 'wasInSegment'>) {
  const { t } = useTranslation('conditions');
  const { vocabulary, disabled } = useEditing();
  const of = (persona: boolean) => vocabulary.segments.filter((s) => (s.kind === 'PERSONA') === persona);
  const groups = [
    { label: t('editor.personas'), options: asOptions(of(true)) },
    {
      label: t('editor.segments'),
      options: asOptions(withGone(of(false), goneFrom(vocabulary.segments, leaf.segment))),
    },
  ].filter((group) => group.options.length > 0);
  return (
    <>
      <span className={css.lead}>{t(`kind.${leaf.kind}`)}</span>
      <Select
        size="small"
        className={css.middle ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('editor.segment')}
        placeholder={t('editor.choose')}
        disabled={disabled}
        value={leaf.segment === '' ? undefined : leaf.segment}
        popupMatchSelectWidth={false}
        options={groups}
        onChange={(segment: string) => onChange({ ...leaf, segment })}
      />
    </>
  );
}

const goneFrom = (known: readonly { id: string }[], id: string) =>
  id === '' || known.some((s) => s.id === id) ? [] : [id];

function OwnerLeaf({ leaf, onChange }: Of<'owned'>) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  const owners = useOwnerOptions(leaf.owner);
  return (
    <>
      <span className={css.lead}>{t('kind.owned')}</span>
      <Select
        size="small"
        showSearch={{ optionFilterProp: 'label' }}
        className={css.middle ?? ''}
        aria-label={t('editor.owner')}
        disabled={disabled}
        value={leaf.owner ?? ''}
        popupMatchSelectWidth={false}
        options={[{ value: '', label: t('owner.anyone') }, ...owners]}
        onChange={(owner: string) => onChange({ ...leaf, owner: owner === '' ? null : owner })}
      />
    </>
  );
}

function EngagedLeaf({ leaf, onChange }: Of<'accountEngaged'>) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <>
      <span className={css.lead}>{t('kind.accountEngaged')}</span>
      <TimesPick value={leaf.times} onChange={(times) => onChange({ ...leaf, times })} />
      <InputNumber
        size="small"
        className={css.short ?? ''}
        aria-label={t('editor.count')}
        disabled={disabled}
        min={0}
        precision={0}
        value={leaf.n}
        onChange={(n) => n !== null && onChange({ ...leaf, n })}
      />
      <span className={css.soft}>{t('leadsUnit')}</span>
    </>
  );
}

function NodeLeaf({ leaf, onChange }: Of<'reachedNode'>) {
  const { t } = useTranslation('conditions');
  const { vocabulary, disabled } = useEditing();
  const nodes = nodesOf(vocabulary, leaf.journey);
  return (
    <>
      <Pick
        label={t('editor.journey')}
        lead={t('kind.reachedNode')}
        from={vocabulary.journeys}
        value={leaf.journey}
        onChange={(journey) =>
          onChange({ ...leaf, journey, node: nodesOf(vocabulary, journey)[0]?.id ?? '' })
        }
      />
      <AutoComplete
        size="small"
        className={css.middle ?? ''}
        aria-label={t('editor.node')}
        placeholder={t('editor.node')}
        disabled={disabled}
        value={leaf.node}
        popupMatchSelectWidth={false}
        options={asOptions(nodes)}
        onChange={(node: string) => onChange({ ...leaf, node })}
      />
    </>
  );
}
