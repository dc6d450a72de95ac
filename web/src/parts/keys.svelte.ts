const KEPT_AS = 'relata.keys';

/** Whether the help on keys is open, and whether single keys do anything (some readers' tools send letters of their own). */
export const keys = $state({ shown: false, on: stored() !== 'off' });

/** Turns the single keys on or off, for now and for the next visit. */
export function turnKeys(on: boolean): void {
  keys.on = on;
  try {
    localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
  } catch {
    // No storage: the choice lasts as long as the page.
  }
}

/** The key pressed, when it is a command: not with a modifier, not while somebody writes, not when they are off. */
export function command(event: KeyboardEvent): string | null {
  if (!keys.on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return null;
  const target = event.target as HTMLElement | null;
  if (target?.closest('input, select, textarea, dialog')) return null;
  return event.key;
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null;
  }
}
