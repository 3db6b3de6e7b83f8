import { useEffect, useEffectEvent } from 'react';

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="combobox"], [role="dialog"]') !== null)
  );
}

/**
 * Runs on a key such as `1`, `mod+k` or `mod+shift+z` (`mod` is ⌘ on a Mac, Ctrl elsewhere). Plain keys are left alone
 * while the person types or a dialog is open; combinations with `mod` are not, unless `whileTyping` is false.
 */
export function useHotkey(
  combo: string,
  run: (event: KeyboardEvent) => void,
  whileTyping = combo.includes('mod+'),
) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const parts = combo.toLowerCase().split('+');
    const key = parts.at(-1) ?? '';
    const mod = event.metaKey || event.ctrlKey;
    if (event.key.toLowerCase() !== key || mod !== parts.includes('mod')) return;
    if (parts.includes('mod') && event.shiftKey !== parts.includes('shift')) return;
    if (!whileTyping && typing(event.target)) return;
    event.preventDefault();
    run(event);
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
