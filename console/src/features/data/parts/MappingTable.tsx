import { Button, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { Column, ImportView, Mapping, Targets } from '../api';
import css from '../data.module.css';
import { columnAt, hasRule, samples, withTarget, withValues } from '../mapping';
import { useTargetGroups } from './targets';
import { ValueRules } from './ValueRules';

interface Props {
  view: ImportView;
  targets: Targets;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Every column of the file: what is in it, what it becomes, what its values become. */
export function MappingTable({ view, targets, mapping, onChange }: Props) {
  const { t } = useTranslation('data');
  const format = useFormat();
  const [open, setOpen] = useState<Column>();
  const said = (rules: number, waiting: number) =>
    [
      ...(rules > 0 ? [t('column.rules', { count: rules })] : []),
      ...(waiting > 0 ? [t('column.offers', { count: waiting })] : []),
    ].join(' · ') || t('column.noRules');
  const share = (c: Column) => (c.filled + c.blank === 0 ? 0 : c.filled / (c.filled + c.blank));
  return (
    <>
      <Table<Column>
        size="small"
        rowKey="index"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={view.file.columns}
        rowClassName={(c) => (columnAt(mapping, c.index).target === 'ignore' ? (css.ignored ?? '') : '')}
        columns={[
          {
            title: t('column.title'),
            key: 'name',
            width: 260,
            render: (_, c) => (
              <div style={{ maxWidth: 260, whiteSpace: 'normal' }}>
                <div className={css.name}>{c.name}</div>
                <div className={`${css.soft} ${css.small}`}>
                  {t('column.filled', { percent: format.percent(share(c), 0) })}
                </div>
              </div>
            ),
          },
          {
            title: t('column.samples'),
            key: 'samples',
            render: (_, c) => (
              <div className={css.samples}>
                {samples(c).map((s) => (
                  <span key={s} className={css.sample} title={s}>
                    {s}
                  </span>
                ))}
                {c.filled === 0 && <span className={css.soft}>{t('column.empty')}</span>}
              </div>
            ),
          },
          {
            title: t('column.target'),
            key: 'target',
            width: 250,
            render: (_, c) => (
              <TargetSelect
                column={c.name}
                targets={targets}
                value={columnAt(mapping, c.index).target}
                onChange={(target) => onChange(withTarget(mapping, c.index, target))}
              />
            ),
          },
          {
            title: t('column.values'),
            key: 'values',
            render: (_, c) => {
              const column = columnAt(mapping, c.index);
              const offer = view.offers.find((o) => o.index === c.index);
              const waiting = offer?.merges.filter((m) => !hasRule(column.values, m)).length ?? 0;
              if (column.target === 'ignore') return <span className={css.soft}>{t('column.ignored')}</span>;
              return (
                <Button
                  size="small"
                  type={waiting > 0 ? 'default' : 'text'}
                  onClick={() => setOpen(c)}
                  aria-label={`${t('column.values')}: ${c.name}`}
                >
                  {said(column.values.length, waiting)}
                </Button>
              );
            },
          },
        ]}
      />
      {open !== undefined && (
        <ValueRules
          column={open}
          offer={view.offers.find((o) => o.index === open.index)}
          rules={columnAt(mapping, open.index).values}
          onChange={(values) => onChange(withValues(mapping, open.index, values))}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

interface TargetProps {
  column: string;
  targets: Targets;
  value: string;
  onChange: (target: string) => void;
}

function TargetSelect({ column, targets, value, onChange }: TargetProps) {
  const { t } = useTranslation('data');
  return (
    <Select
      style={{ width: 240 }}
      aria-label={`${t('column.target')}: ${column}`}
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      options={useTargetGroups(targets, column)}
      onChange={onChange}
    />
  );
}
