import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Input, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conditionSentence, nameIn, useOwnerOptions } from '@/shared/conditions';
import { useFormat } from '@/shared/format';
import { useVocabulary } from '@/shared/playbook';
import { useOwnerName } from '@/shared/work';
import { asked, readCondition, type Filter, type ListKey, type SingleKey } from '../address';
import { FilterDrawer } from './FilterDrawer';
import css from './leads.module.css';

interface Props {
  filter: Filter;
  patch: (change: Partial<Filter>) => void;
}

const grades = ['A', 'B', 'C', 'D'].flatMap((fit) => ['1', '2', '3', '4'].map((e) => fit + e));

/** The filters one reaches for every day, what else is asked as chips, and the way to all of them. */
export function FilterBar({ filter, patch }: Props) {
  const { t } = useTranslation('leads');
  const vocabulary = useVocabulary();
  const owners = useOwnerOptions();
  const [all, setAll] = useState(false);
  const named = (list: { id: string; name: string }[]) => list.map((n) => ({ value: n.id, label: n.name }));
  const pick = (key: ListKey, options: { value: string; label: string }[]) => (
    <Select
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      className={css.pick ?? ''}
      placeholder={t(`filter.${key}`)}
      aria-label={t(`filter.${key}`)}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={filter[key]}
      options={options}
      onChange={(values: string[]) => patch({ [key]: values })}
    />
  );
  return (
    <>
      <div className={css.bar} role="search">
        <Input.Search
          key={filter.q}
          className={css.search ?? ''}
          allowClear
          defaultValue={filter.q}
          placeholder={t('search')}
          aria-label={t('search')}
          onSearch={(q) => patch({ q })}
        />
        {pick('stage', named(vocabulary.stages))}
        {pick(
          'grade',
          grades.map((grade) => ({ value: grade, label: grade })),
        )}
        {pick('tag', named(vocabulary.tags))}
        {pick('segment', named(vocabulary.segments))}
        {pick('owner', [
          { value: 'me', label: t('owner.me') },
          { value: 'none', label: t('owner.none') },
          ...owners,
        ])}
        <Badge count={asked(filter).filter((key) => !quick.includes(key)).length} size="small">
          <Button icon={<FilterOutlined />} onClick={() => setAll(true)}>
            {t('filter.more')}
          </Button>
        </Badge>
      </div>
      <Chips filter={filter} patch={patch} onEdit={() => setAll(true)} />
      <FilterDrawer
        key={String(all)}
        open={all}
        filter={filter}
        patch={patch}
        onClose={() => setAll(false)}
      />
    </>
  );
}

const quick: readonly string[] = ['stage', 'grade', 'tag', 'segment', 'owner'];

function Chips({ filter, patch, onEdit }: Props & { onEdit: () => void }) {
  const { t } = useTranslation(['leads', 'conditions']);
  const text = useChipText(filter);
  const all = asked(filter);
  const keys = all.filter((key) => !quick.includes(key));
  if (all.length === 0) return null;
  const cleared = (key: ListKey | SingleKey): Partial<Filter> =>
    Array.isArray(filter[key]) ? { [key]: [] } : { [key]: '' };
  const everything = () => patch(Object.assign({}, ...all.map(cleared)) as Partial<Filter>);
  return (
    <div className={css.chips}>
      {keys.map((key) => (
        <Tag
          key={key}
          className={css.chip ?? ''}
          closable={{ 'aria-label': t('filter.remove', { name: t(`filter.${key}`) }) }}
          onClose={(e) => {
            e.preventDefault();
            patch(cleared(key));
          }}
          onClick={onEdit}
        >
          {text(key)}
        </Tag>
      ))}
      <Button size="small" type="link" onClick={everything}>
        {t('filter.clear')}
      </Button>
    </div>
  );
}

function useChipText(filter: Filter): (key: ListKey | SingleKey) => string {
  const { t } = useTranslation(['leads', 'conditions']);
  const format = useFormat();
  const vocabulary = useVocabulary();
  const owner = useOwnerName();
  const nameOf = (key: ListKey, value: string): string => {
    if (value === '' || value === 'none') return t('filter.none');
    switch (key) {
      case 'stage':
      case 'reached':
        return nameIn(vocabulary.stages, value);
      case 'segment':
        return nameIn(vocabulary.segments, value);
      case 'tag':
        return nameIn(vocabulary.tags, value);
      case 'journey':
        return nameIn(vocabulary.journeys, value);
      case 'owner':
        return value === 'me' ? t('owner.me') : (owner(value) ?? value);
      case 'opportunity':
        return t(`opportunity.${value}`);
      case 'grade':
      case 'source':
      case 'channel':
      case 'campaign':
      case 'account':
        return value;
    }
  };
  return (key) => {
    const value = filter[key];
    if (key === 'condition') return conditionSentence(readCondition(filter), t, vocabulary);
    const said = Array.isArray(value)
      ? value.map((v) => nameOf(key as ListKey, v)).join(t('or'))
      : /^\d{4}-\d\d-\d\dT/.test(value)
        ? format.date(value)
        : value;
    return t('filter.says', { name: t(`filter.${key}`), value: said });
  };
}
