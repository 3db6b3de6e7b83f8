import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Dimension, Permission } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { DurationInput } from './DurationInput';
import type { Leaf } from './model';
import { HappenedLeaf } from './HappenedLeaf';
import { Pick, PickMany } from './Pick';
import { TraitLeaf } from './TraitLeaf';
import { useOwnerOptions } from './owners';

const fits = ['A', 'B', 'C', 'D'];
const engagements = ['1', '2', '3', '4'];
const gradeOptions = [
  ...fits.flatMap((f) => engagements.map((e) => f + e)),
  ...fits.map((f) => `${f}*`),
  ...engagements.map((e) => `*${e}`),
].map((grade) => ({ value: grade, label: grade }));

interface Props {
  leaf: Leaf;
  onChange: (leaf: Leaf) => void;
}

/** One line of a condition. */
export function LeafEditor({ leaf, onChange }: Props) {
  const { t } = useTranslation('conditions');
  const { vocabulary, disabled } = useEditing();
  switch (leaf.kind) {
    case 'trait':
      return <TraitLeaf leaf={leaf} onChange={onChange} />;
    case 'happened':
      return <HappenedLeaf leaf={leaf} onChange={onChange} />;
    case 'hasTag':
      return (
        <Pick
          label={t('editor.tag')}
          lead={t('kind.hasTag')}
          from={vocabulary.tags}
          value={leaf.tag}
          onChange={(tag) => onChange({ ...leaf, tag })}
        />
      );
    case 'inSegment':
      return (
        <Pick
          label={t('editor.segment')}
          lead={t('kind.inSegment')}
          from={vocabulary.segments}
          value={leaf.segment}
          onChange={(segment) => onChange({ ...leaf, segment })}
        />
      );
    case 'scoreAtLeast':
      return <ScoreLeaf leaf={leaf} onChange={onChange} />;
    case 'gradeIn':
      return (
        <>
          <span className={css.lead}>{t('kind.gradeIn')}</span>
          <Select
            mode="multiple"
            size="small"
            className={css.wide ?? ''}
            aria-label={t('editor.grades')}
            disabled={disabled}
            value={leaf.grades}
            options={gradeOptions}
            onChange={(grades: string[]) => onChange({ ...leaf, grades })}
          />
        </>
      );
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
    case 'reachable':
      return <ChannelPick leaf={leaf} onChange={onChange} />;
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
  }
}

type Of<K extends Leaf['kind']> = { leaf: Extract<Leaf, { kind: K }>; onChange: (leaf: Leaf) => void };

function ScoreLeaf({ leaf, onChange }: Of<'scoreAtLeast'>) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <>
      <Select
        size="small"
        aria-label={t('editor.dimension')}
        disabled={disabled}
        value={leaf.dimension}
        popupMatchSelectWidth={false}
        options={(['FIT', 'ENGAGEMENT', 'SPAM'] as const).map((d) => ({
          value: d,
          label: t(`dimension.${d}`),
        }))}
        onChange={(dimension: Dimension) => onChange({ ...leaf, dimension })}
      />
      <span className={css.soft}>{t('op.AT_LEAST')}</span>
      <InputNumber
        size="small"
        aria-label={t('editor.points')}
        disabled={disabled}
        value={leaf.points}
        onChange={(points) => points !== null && onChange({ ...leaf, points })}
      />
    </>
  );
}

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

function useChannels() {
  const { t, i18n } = useTranslation('conditions');
  const { vocabulary } = useEditing();
  const known = vocabulary.channels.length > 0 ? vocabulary.channels : ['email'];
  return known.map((id) => ({ id, name: i18n.exists(`conditions:channel.${id}`) ? t(`channel.${id}`) : id }));
}

function ChannelPick({ leaf, onChange }: Of<'reachable'>) {
  const { t } = useTranslation('conditions');
  return (
    <Pick
      label={t('editor.channel')}
      lead={t('kind.reachable')}
      from={useChannels()}
      value={leaf.channel}
      onChange={(channel) => onChange({ ...leaf, channel })}
    />
  );
}

function PermissionLeaf({ leaf, onChange }: Of<'permissionIs'>) {
  const { t } = useTranslation('conditions');
  const permissions = ['UNKNOWN', 'GRANTED', 'WITHDRAWN', 'UNDELIVERABLE', 'COMPLAINED'] as const;
  return (
    <>
      <Pick
        label={t('editor.channel')}
        lead={t('kind.permissionIs')}
        from={useChannels()}
        value={leaf.channel}
        onChange={(channel) => onChange({ ...leaf, channel })}
      />
      <Pick
        label={t('editor.permission')}
        lead={t('op.IS')}
        from={permissions.map((p) => ({ id: p, name: t(`permission.${p}`) }))}
        value={leaf.permission}
        onChange={(permission) => onChange({ ...leaf, permission: permission as Permission })}
      />
    </>
  );
}
