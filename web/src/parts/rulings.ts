import type { Decision, Ruling } from '../api/types.ts';
import { t } from '../lang/index.svelte.ts';

/** A ruling in words: "“Irina Volkanova” and “I. Volkanova” are one". */
export function ruled(ruling: Ruling): string {
  const names = Object.fromEntries(Object.entries(ruling).map(([field, value]) => [field, nameIn(value)]));
  return t.ruled[ruling.verb]?.(names) ?? ruling.verb;
}

/** A row of the log in words. */
export function decided(decision: Decision): string {
  return decision.ruling ? ruled(decision.ruling) : t.tookBack(decision.undoes ?? 0);
}

/** The desk keeps an entity as a spelling with the article that spells it so, a telling as its words and where they stand. */
function nameIn(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null) {
    if ('name' in value) return String(value.name);
    if ('text' in value) return String(value.text);
  }
  return '';
}
