import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionField, type Arm } from '@/shared/playbook';
import css from './editor.module.css';
import { Field } from './Field';
import type { KindProps } from './NodeSettings';

/** The ways of a branch in their order; the first whose condition holds is taken. */
export function BranchSettings({ node, disabled, onChange }: KindProps<'branch'>) {
  const { t } = useTranslation('journeys');
  const set = (arms: Arm[], merge?: string) => onChange({ ...node, arms }, merge);
  const change = (i: number, arm: Arm, merge?: string) =>
    set(
      node.arms.map((a, at) => (at === i ? arm : a)),
      merge,
    );
  const swap = (i: number, j: number) => {
    const arms = [...node.arms];
    const [a, b] = [arms[i], arms[j]];
    if (a === undefined || b === undefined) return;
    arms[i] = b;
    arms[j] = a;
    set(arms);
  };
  return (
    <Field label={t('settings.arms')}>
      {() => (
        <>
          {node.arms.map((arm, i) => (
            <div key={i} className={css.arm} role="group" aria-label={t('exit.arm', { n: i + 1 })}>
              <div className={css.armHead}>
                <Input
                  value={arm.name}
                  disabled={disabled}
                  aria-label={t('settings.armName')}
                  placeholder={t('settings.armName')}
                  onChange={(e) => change(i, { ...arm, name: e.target.value }, `${node.id}.arm${i}`)}
                />
                {!disabled && (
                  <>
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowUpOutlined />}
                      disabled={i === 0}
                      aria-label={t('settings.moveUp')}
                      onClick={() => swap(i, i - 1)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<ArrowDownOutlined />}
                      disabled={i === node.arms.length - 1}
                      aria-label={t('settings.moveDown')}
                      onClick={() => swap(i, i + 1)}
                    />
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('settings.removeArm')}
                      onClick={() => set(node.arms.filter((_, at) => at !== i))}
                    />
                  </>
                )}
              </div>
              <ConditionField
                label={t('settings.condition')}
                value={arm.condition}
                disabled={disabled}
                inJourney
                onChange={(c) => change(i, { ...arm, condition: c ?? { kind: 'all', of: [] } })}
              />
            </div>
          ))}
          {!disabled && (
            <Button
              type="dashed"
              size="small"
              icon={<PlusOutlined />}
              style={{ marginTop: 8 }}
              onClick={() => set([...node.arms, { name: '', condition: { kind: 'all', of: [] } }])}
            >
              {t('settings.addArm')}
            </Button>
          )}
        </>
      )}
    </Field>
  );
}
