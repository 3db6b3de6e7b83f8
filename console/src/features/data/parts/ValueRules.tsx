import { ArrowRightOutlined } from '@ant-design/icons';
import { Button, Drawer, Input, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { Column, Offer, ValueRule } from '../api';
import css from '../data.module.css';
import { hasRule, withRule } from '../mapping';

interface Props {
  column: Column;
  offer: Offer | undefined;
  rules: ValueRule[];
  onChange: (rules: ValueRule[]) => void;
  onClose: () => void;
}

/** What the values of a column become; offers to merge those that differ only in how they are written. */
export function ValueRules({ column, offer, rules, onChange, onClose }: Props) {
  const { t } = useTranslation('data');
  const format = useFormat();
  const waiting = (offer?.merges ?? []).filter((m) => !hasRule(rules, m));
  const ruleOf = (value: string) => rules.find((r) => r.from === value);
  const set = (from: string, to: string) => onChange(withRule(rules, { from, to, anyCase: false }));
  const clear = (from: string) => onChange(rules.filter((r) => r.from !== from));
  return (
    <Drawer open onClose={onClose} size={560} title={t('values.title', { name: column.name })}>
      <p className={css.soft}>{t('values.explain')}</p>
      {waiting.length > 0 && (
        <section aria-label={t('values.offers')}>
          <h3>{t('values.offers')}</h3>
          {waiting.map((m) => (
            <div key={m.from} className={css.offer}>
              <span className={css.sample}>{m.from}</span>
              <ArrowRightOutlined aria-hidden />
              <span className={css.sample}>{m.to}</span>
              <Button size="small" onClick={() => onChange(withRule(rules, m))}>
                {t('values.accept')}
              </Button>
            </div>
          ))}
          {waiting.length > 1 && (
            <Button size="small" onClick={() => onChange(waiting.reduce(withRule, rules))}>
              {t('values.acceptAll')}
            </Button>
          )}
        </section>
      )}
      <Table
        className={css.section ?? ''}
        size="small"
        rowKey="value"
        pagination={false}
        dataSource={column.values}
        columns={[
          { title: t('values.from'), dataIndex: 'value', ellipsis: true },
          {
            title: t('values.rows'),
            key: 'rows',
            align: 'end',
            width: 80,
            render: (_, v) => format.number(v.rows),
          },
          {
            title: t('values.to'),
            key: 'to',
            width: 170,
            render: (_, v) => (
              <Input
                size="small"
                aria-label={`${v.value} → ${t('values.to')}`}
                value={ruleOf(v.value)?.to ?? v.value}
                placeholder={t('values.nothing')}
                onChange={(e) => (e.target.value === v.value ? clear(v.value) : set(v.value, e.target.value))}
              />
            ),
          },
          {
            key: 'act',
            width: 120,
            render: (_, v) =>
              ruleOf(v.value) === undefined ? (
                <Button size="small" type="text" onClick={() => set(v.value, '')}>
                  {t('values.blank')}
                </Button>
              ) : (
                <Button size="small" type="text" onClick={() => clear(v.value)}>
                  {t('values.undo')}
                </Button>
              ),
          },
        ]}
      />
      {column.distinct > column.values.length && (
        <p className={css.soft}>
          {t('values.more', { count: column.values.length, distinct: format.number(column.distinct) })}
        </p>
      )}
    </Drawer>
  );
}
