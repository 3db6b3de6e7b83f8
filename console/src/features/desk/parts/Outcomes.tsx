import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useHotkey } from '@/shared/hooks';
import { deskSettingsQuery, useChoiceName } from '@/shared/work';
import { deskKey, sendOutcome, sheetQuery, type Outcome, type Sheet } from '../api';
import { actsOf, type Act } from '../outcomes';
import css from './desk.module.css';
import { OutcomeDialog } from './OutcomeDialog';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** What came of it, one key each; then what is next; then on to the next lead. */
export function Outcomes({ sheet, onWorked }: { sheet: Sheet; onWorked: () => void }) {
  const { t } = useTranslation('desk');
  const { message } = App.useApp();
  const settings = useQuery(deskSettingsQuery).data;
  const client = useQueryClient();
  const [act, setAct] = useState<Act | undefined>();
  const send = useMutation({
    mutationFn: (outcome: Outcome) => sendOutcome(sheet.lead.id, outcome),
    onSuccess: async (now) => {
      setAct(undefined);
      client.setQueryData(sheetQuery(sheet.lead.id).queryKey, now);
      void message.success(t('outcome.saved'));
      onWorked();
      await client.invalidateQueries({ queryKey: deskKey });
    },
  });
  const acts = settings === undefined ? [] : actsOf(settings);
  const begin = (key: string) => {
    const chosen = acts.find((a) => a.key === key);
    if (chosen === undefined || act !== undefined) return;
    send.reset();
    setAct(chosen);
  };
  return (
    <section className={css.outcomes} aria-label={t('outcome.label')}>
      <h3>{t('outcome.label')}</h3>
      {keys.map((key) => (
        <Hotkey key={key} name={key} run={begin} />
      ))}
      <div className={css.keys}>
        {acts.map((a) => (
          <Button
            key={a.key}
            type={a.kind === 'ACCEPT' ? 'primary' : 'default'}
            aria-keyshortcuts={a.key}
            onClick={() => begin(a.key)}
          >
            <kbd className={css.kbd}>{a.key}</kbd>
            <ActName act={a} />
          </Button>
        ))}
      </div>
      {send.isError && <ProblemAlert error={send.error} />}
      {act !== undefined && settings !== undefined && (
        <OutcomeDialog
          act={act}
          settings={settings}
          busy={send.isPending}
          error={send.error}
          onClose={() => setAct(undefined)}
          onSave={(outcome) => send.mutate(outcome)}
        />
      )}
    </section>
  );
}

function Hotkey({ name, run }: { name: string; run: (key: string) => void }) {
  useHotkey(name, () => run(name));
  return null;
}

export function ActName({ act }: { act: Act }) {
  const { t } = useTranslation('desk');
  const choice = useChoiceName();
  if (act.kind === 'CALL') return <>{choice(act.choice)}</>;
  return <>{t(act.kind === 'ACCEPT' ? 'outcome.accept' : 'outcome.reject')}</>;
}
