import { Button, DatePicker, Drawer, Input, Segmented, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asksNothing, ConditionEditor, everyone } from '@/shared/conditions';
import { useVocabulary, type Condition } from '@/shared/playbook';
import { readCondition, type Filter, type ListKey } from '../address';
import css from './leads.module.css';

interface Props {
  open: boolean;
  filter: Filter;
  patch: (change: Partial<Filter>) => void;
  onClose: () => void;
}

/** Every filter of the list, and any condition. Nothing changes until it is applied. */
export function FilterDrawer({ open, filter, patch, onClose }: Props) {
  const { t } = useTranslation(['leads', 'common']);
  const vocabulary = useVocabulary();
  const [draft, setDraft] = useState<Partial<Filter>>({});
  const [condition, setCondition] = useState<Condition>(readCondition(filter) ?? everyone);
  const now = { ...filter, ...draft };
  const set = (change: Partial<Filter>) => setDraft({ ...draft, ...change });
  const apply = () => {
    patch({ ...draft, condition: asksNothing(condition) ? '' : JSON.stringify(condition) });
    onClose();
  };
  const tags = (key: ListKey) => (
    <Field label={t(`filter.${key}`)}>
      <Select
        mode="tags"
        aria-label={t(`filter.${key}`)}
        value={now[key]}
        tokenSeparators={[',', '，']}
        options={[{ value: 'none', label: t('filter.none') }]}
        onChange={(values: string[]) => set({ [key]: values })}
      />
    </Field>
  );
  const picks = (key: ListKey, options: { value: string; label: string }[]) => (
    <Field label={t(`filter.${key}`)}>
      <Select
        mode="multiple"
        aria-label={t(`filter.${key}`)}
        showSearch={{ optionFilterProp: 'label' }}
        value={now[key]}
        options={options}
        onChange={(values: string[]) => set({ [key]: values })}
      />
    </Field>
  );
  const named = (list: { id: string; name: string }[]) => list.map((n) => ({ value: n.id, label: n.name }));
  return (
    <Drawer
      open={open}
      onClose={onClose}
      title={t('filter.more')}
      size="large"
      destroyOnHidden
      extra={
        <Button type="primary" onClick={apply}>
          {t('filter.apply')}
        </Button>
      }
    >
      <div className={css.fields}>
        <Field label={t('filter.known')}>
          <Segmented
            aria-label={t('filter.known')}
            value={now.known}
            options={['true', 'false', 'all'].map((value) => ({ value, label: t(`known.${value}`) }))}
            onChange={(known) => set({ known })}
          />
        </Field>
        {tags('source')}
        {tags('channel')}
        {tags('campaign')}
        {picks('journey', named(vocabulary.journeys))}
        {now.journey.length > 0 && (
          <Field label={t('filter.node')}>
            <Input
              aria-label={t('filter.node')}
              value={now.node}
              onChange={(e) => set({ node: e.target.value })}
            />
          </Field>
        )}
        {picks(
          'opportunity',
          ['open', 'won', 'lost'].map((value) => ({ value, label: t(`opportunity.${value}`) })),
        )}
        <Range
          label={t('filter.created')}
          from={now.createdFrom}
          to={now.createdTo}
          onChange={(createdFrom, createdTo) => set({ createdFrom, createdTo })}
        />
        {picks('reached', named(vocabulary.stages))}
        {now.reached.length > 0 && (
          <Range
            label={t('filter.reachedIn')}
            from={now.reachedFrom}
            to={now.reachedTo}
            onChange={(reachedFrom, reachedTo) => set({ reachedFrom, reachedTo })}
          />
        )}
      </div>
      <ConditionEditor value={condition} onChange={setCondition} label={t('filter.condition')} />
    </Drawer>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.field}>
      <span className={css.soft}>{label}</span>
      {children}
    </div>
  );
}

interface RangeProps {
  label: string;
  from: string;
  to: string;
  onChange: (from: string, to: string) => void;
}

/** Days, the last one included; the address carries moments, the end excluded. */
function Range({ label, from, to, onChange }: RangeProps) {
  const day = (text: string): Dayjs | null => (text === '' ? null : dayjs(text));
  const end = day(to)?.subtract(1, 'millisecond') ?? null;
  return (
    <Field label={label}>
      <DatePicker.RangePicker
        aria-label={label}
        allowEmpty
        value={[day(from), end]}
        onChange={(days) =>
          onChange(
            days?.[0]?.startOf('day').toISOString() ?? '',
            days?.[1]?.add(1, 'day').startOf('day').toISOString() ?? '',
          )
        }
      />
    </Field>
  );
}
