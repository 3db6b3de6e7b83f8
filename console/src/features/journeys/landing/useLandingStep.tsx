import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Journey, Landing } from '@/shared/playbook';
import { countsQuery } from '../api';
import { newestOf } from '../graph/newest';
import { isNewCourse, occupied, standings, type Standing } from '../graph/landings';
import { LandingsDialog } from './LandingsDialog';

interface Step {
  edited: Journey;
  all: Standing[];
}

/**
 * Asks what becomes of leads inside before an edited journey is published; does not ask when the course is the same or nobody
 * is inside.
 */
export function useLandingStep(
  published: readonly Journey[],
  keep: (landings: Record<string, Landing>) => Promise<unknown>,
  onward: () => void,
): { ask: (edited: Journey) => Promise<void>; dialog: ReactNode } {
  const client = useQueryClient();
  const [step, setStep] = useState<Step | undefined>();
  const [busy, setBusy] = useState(false);
  const ask = async (edited: Journey) => {
    const before = newestOf(published, edited.id);
    if (before === undefined || !isNewCourse(before, edited)) return onward();
    const counts = await client.fetchQuery({ ...countsQuery, staleTime: 0 }).catch(() => undefined);
    const all = standings(published, edited, counts);
    if (occupied(all).length === 0) return onward();
    setStep({ edited, all });
  };
  const done = async (landings: Record<string, Landing>) => {
    setBusy(true);
    try {
      await keep(landings);
      setStep(undefined);
      onward();
    } finally {
      setBusy(false);
    }
  };
  const dialog =
    step === undefined ? null : (
      <LandingsDialog
        edited={step.edited}
        all={step.all}
        busy={busy}
        onDone={(landings) => void done(landings)}
        onClose={() => setStep(undefined)}
      />
    );
  return { ask, dialog };
}
