import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, InputNumber, Popover, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useCan } from '@/shared/session';
import { cockpitQuery, type Summary } from '../api';
import css from './cockpit.module.css';

interface Reporting {
  goals: Record<string, number | string>;
}

/** The goal of the quarter, how much of it is won, and where an even pace would be. */
export function Goal({ summary: { quarter, currency } }: { summary: Summary }) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const administrator = useCan();
  const share = quarter.goal === null ? 0 : Number(quarter.won) / Math.max(0.01, Number(quarter.goal));
  const total = Date.parse(quarter.to) - Date.parse(quarter.from) + 86_400_000;
  const [now] = useState(() => Date.now());
  const pace = Math.min(1, Math.max(0, (now - Date.parse(quarter.from)) / total));
  return (
    <div className={css.goal}>
      {quarter.goal !== null && (
        <div
          className={css.track}
          role="img"
          aria-label={t('goal.progress', { percent: format.percent(share, 0) })}
        >
          <span className={css.done} style={{ width: `${Math.min(100, share * 100)}%` }} />
          <span className={css.pace} style={{ left: `${pace * 100}%` }} />
        </div>
      )}
      <div className={`${css.goalLine} ${css.soft}`}>
        {quarter.goal === null ? (
          <span>{t('goal.none', { quarter: quarter.name })}</span>
        ) : (
          <>
            <span>{t('goal.progress', { percent: format.percent(share, 0) })}</span>
            <span>{t('goal.pace', { percent: format.percent(pace, 0) })}</span>
          </>
        )}
        <span>{t('before', { won: format.money({ amount: quarter.before, currency }, true) })}</span>
        {administrator && <SetGoal quarter={quarter.name} goal={quarter.goal} currency={currency} />}
      </div>
    </div>
  );
}

function SetGoal({ quarter, goal, currency }: { quarter: string; goal: string | null; currency: string }) {
  const { t } = useTranslation('cockpit');
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [amount, setAmount] = useState<string | null>(goal);
  const save = useMutation({
    mutationFn: async () => {
      const now = await http.get<Reporting>('/api/settings/reporting');
      return http.put('/api/settings/reporting', {
        ...now,
        goals: { ...now.goals, [quarter]: amount ?? '0' },
      });
    },
    onSuccess: async () => {
      setOpen(false);
      await client.invalidateQueries({ queryKey: cockpitQuery.queryKey });
    },
  });
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={t('goal.label', { quarter })}
      content={
        <Space.Compact>
          <InputNumber<string>
            stringMode
            min="0"
            precision={2}
            style={{ width: 200 }}
            value={amount}
            suffix={currency}
            aria-label={t('goal.label', { quarter })}
            onChange={setAmount}
            onPressEnter={() => save.mutate()}
          />
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
            {t('goal.save')}
          </Button>
          {save.isError && <ProblemAlert error={save.error} />}
        </Space.Compact>
      }
    >
      <Button type="link" size="small">
        {t(goal === null ? 'goal.set' : 'goal.change')}
      </Button>
    </Popover>
  );
}
