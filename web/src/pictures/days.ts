import type { Day } from '../api/types.ts';

const DAY_IN_MS = 86_400_000;

/** A place on a strip of days. */
export interface Place {
  /** The first day that it stands for. */
  day: string;
  count: number;
}

/** The days from the first to the last, those without articles too; when they are more than `most`, several share one place. */
export function perDay(activity: Day[], most: number): Place[] {
  const dated = activity.flatMap(({ date, articles }) => (date ? [{ date, articles }] : []));
  const first = dated[0]?.date;
  const last = dated.at(-1)?.date;
  if (!first || !last) return [];
  const span = daysBetween(first, last) + 1;
  const step = Math.max(1, Math.ceil(span / most));
  const places = Array.from({ length: Math.ceil(span / step) }, (_, i) => ({
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
