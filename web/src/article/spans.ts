import type { At } from '../api/types.ts';
import type { Fact } from './facts.ts';

/** A stretch of text over which the same facts lie. */
export interface Piece {
  text: string;
  at: At;
  facts: Fact[];
}

/** Cuts a stretch of text wherever a fact begins or ends, so that facts that overlap can be shown as pieces in a row. */
export function pieces(text: string, [from, to]: At, facts: Fact[]): Piece[] {
  const cuts = new Set([from, to]);
  for (const { at } of facts) {
    for (const cut of at.flat()) if (cut > from && cut < to) cuts.add(cut);
  }
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((start, i) => {
    const end = ordered[i + 1] ?? to;
    const lying = facts.filter(({ at }) => at.some((part) => part[0] <= start && part[1] >= end));
    return { text: text.slice(start, end), at: [start, end], facts: lying };
  });
}

/** The paragraphs of a text: what lies between line breaks, blank lines left out. */
export function paragraphs(text: string): At[] {
  return [...text.matchAll(/[^\n]*\S[^\n]*/g)].map((found) => [found.index, found.index + found[0].length]);
}

/** Whether two spans share a character. */
export function overlap(a: At, b: At): boolean {
  return a[0] < b[1] && b[0] < a[1];
}
