/** Which look is on: light, dark or as the system says; kept on this device. */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { applyCssVariables, type Mode } from './theme';

export type ModeChoice = Mode | 'system';

interface ModeState {
  mode: Mode;
  choice: ModeChoice;
  choose: (choice: ModeChoice) => void;
}

const KEY = 'hatchery.mode';
const ModeContext = createContext<ModeState>({ mode: 'light', choice: 'light', choose: () => undefined });

function stored(): ModeChoice {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function systemIsDark(): boolean {
  return typeof matchMedia === 'function' && matchMedia('(prefers-color-scheme: dark)').matches;
}

export function ModeProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useState<ModeChoice>(stored);
  const [dark, setDark] = useState(systemIsDark);
  useEffect(() => {
    if (typeof matchMedia !== 'function') return;
    const query = matchMedia('(prefers-color-scheme: dark)');
    const listen = () => setDark(query.matches);
    query.addEventListener('change', listen);
    return () => query.removeEventListener('change', listen);
  }, []);
  const mode: Mode = choice === 'system' ? (dark ? 'dark' : 'light') : choice;
  useEffect(() => applyCssVariables(mode), [mode]);
  const state = useMemo<ModeState>(
    () => ({
      mode,
      choice,
      choose: (next) => {
        if (next === 'system') localStorage.removeItem(KEY);
        else localStorage.setItem(KEY, next);
        setChoice(next);
      },
    }),
    [mode, choice],
  );
  return <ModeContext value={state}>{children}</ModeContext>;
}

export function useMode(): ModeState {
  return use(ModeContext);
}
