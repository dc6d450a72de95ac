const APPEARANCES = ['system', 'light', 'dark'] as const;
const KEPT_AS = 'relata.appearance';

export type Appearance = (typeof APPEARANCES)[number];

/** Light, dark, or as the system has it. */
export const appearance = $state<{ chosen: Appearance }>({
  chosen: APPEARANCES.find((name) => name === document.documentElement.dataset.appearance) ?? 'system',
});

/** Goes round the three appearances, and keeps the choice for the next visit. */
export function nextAppearance(): void {
  const next = APPEARANCES[(APPEARANCES.indexOf(appearance.chosen) + 1) % APPEARANCES.length] ?? 'system';
  appearance.chosen = next;
  if (next === 'system') delete document.documentElement.dataset.appearance;
  else document.documentElement.dataset.appearance = next;
  try {
    if (next === 'system') localStorage.removeItem(KEPT_AS);
    else localStorage.setItem(KEPT_AS, next);
  } catch {
    // No storage: the choice lasts as long as the page.
  }
}
