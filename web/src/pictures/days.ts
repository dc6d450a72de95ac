import type { Day } from '../api/types.ts';

const DAY_IN_MS = 86_400_000;

/** A place on a strip of days. */
export interface Place {
  /** The first day that it stands for. */
  day: string;
  count: number;
}

/**
 * The days of a span (else of the activity), those without articles too; when they are more than `most`, several share
 * one place.
 */
export function perDay(activity: Day[], span: [string, string] | undefined, most: number): Place[] {
  const dated = activity.flatMap(({ date, articles }) => (date ? [{ date, articles }] : []));
  const first = span?.[0] ?? dated[0]?.date;
  const last = span?.[1] ?? dated.at(-1)?.date;
  if (!first || !last || dated.length === 0) return [];
  const days = daysBetween(first, last) + 1;
  const step = Math.max(1, Math.ceil(days / most));
  const places = Array.from({ length: Math.ceil(days / step) }, (_, i) => ({
    day: dayAfter(first, i * step),
    count: 0,
  }));
  for (const { date, articles } of dated) {
    const place = places[Math.floor(daysBetween(first, date) / step)];
    if (place) place.count += articles;
  }
  return places;
}

function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_IN_MS);
}

function dayAfter(first: string, n: number): string {
  return new Date(Date.parse(`${first}T00:00:00Z`) + n * DAY_IN_MS).toISOString().slice(0, 10);
}
