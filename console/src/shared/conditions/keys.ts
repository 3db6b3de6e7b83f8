import type { KeyboardEvent } from 'react';
import type { Editing } from './context';
import { indent, move, outdent, remove, type Path } from './model';

/** Alt with an arrow moves a line among its neighbours, into a group or out of it; Alt+Delete removes it. */
export function keysOf(path: Path, { edit, relocate }: Editing) {
  const last = path.at(-1) ?? 0;
  const parent = path.slice(0, -1);
  const deeds: Record<string, () => void> = {
    ArrowUp: () =>
      relocate((root) => ({ root: move(root, path, -1), path: [...parent, Math.max(0, last - 1)] })),
    ArrowDown: () => relocate((root) => ({ root: move(root, path, 1), path: [...parent, last + 1] })),
    ArrowRight: () => relocate((root) => indent(root, path)),
    ArrowLeft: () => relocate((root) => outdent(root, path)),
    Delete: () => edit((root) => remove(root, path)),
    Backspace: () => edit((root) => remove(root, path)),
  };
  return (event: KeyboardEvent) => {
    const deed = event.altKey && !event.ctrlKey && !event.metaKey ? deeds[event.key] : undefined;
    if (deed === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
}
