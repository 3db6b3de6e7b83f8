import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import type { Constant, Mapping, Targets } from '../api';
import css from '../data.module.css';
import { useTargetGroups } from './targets';

interface Props {
  targets: Targets;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

const identifying = ['email', 'phone', 'externalId', 'ignore'];

/** Values that hold for every lead of the file: a source, a stage, an amount. */
export function ConstantValues({ targets, mapping, onChange }: Props) {
  const { t } = useTranslation('data');
  const groups = useTargetGroups(targets)
    .map((g) => ({ ...g, options: g.options.filter((o) => !identifying.includes(o.value)) }))
    .filter((g) => g.options.length > 0);
  const set = (constants: Constant[]) => onChange({ ...mapping, constants });
  const change = (at: number, part: Partial<Constant>) =>
    set(mapping.constants.map((c, i) => (i === at ? { ...c, ...part } : c)));
  return (
    <Panel title={t('constants.title')}>
      <p className={css.soft}>{t('constants.explain')}</p>
      {mapping.constants.map((c, i) => (
        <div key={i} className={css.row} style={{ marginBottom: 8, flexWrap: 'nowrap' }}>
          <Select
            aria-label={t('column.target')}
            style={{ flex: '0 1 170px', minWidth: 120 }}
            value={c.target}
            options={groups}
            onChange={(target: string) => change(i, { target, value: '' })}
          />
          {c.target === 'stage' ? (
            <Select
              aria-label={t('constants.value')}
              style={{ flex: 1 }}
              {...(c.value === '' ? {} : { value: c.value })}
              options={targets.stages.map((s) => ({ value: s.id, label: s.name }))}
              onChange={(value: string) => change(i, { value })}
            />
          ) : (
            <Input
              aria-label={t('constants.value')}
              value={c.value}
              onChange={(e) => change(i, { value: e.target.value })}
            />
          )}
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('imports.remove')}
            onClick={() => set(mapping.constants.filter((_, at) => at !== i))}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<PlusOutlined />}
        onClick={() => set([...mapping.constants, { target: 'source.name', value: '' }])}
      >
        {t('constants.add')}
      </Button>
    </Panel>
  );
}
