/** The reason that is a person's and not the machine's. */
export const DECISION = 'decision';

/** Reasons whose line says all: their value repeats it in English. */
export const SAY_ALL = new Set([
  'credit',
  'denies',
  'joins-no-origin',
  'merged-with-a-third',
  'reprint-is-rewritten',
  'same-origin',
]);

/** Reasons whose value is a place in an article: its id and bytes. */
const PLACES = new Set(['most-like']);

/** The id of the article that the value of a reason leads to. */
export function articleIn(name: string, value: string): string | undefined {
  return PLACES.has(name) ? value.split(':')[0] : undefined;
}
