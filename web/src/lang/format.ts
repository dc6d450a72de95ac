import { language, t } from './index.svelte.ts';

const DAY_LENGTH = 10;
const DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' };
const SHORT_DAY: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', timeZone: 'UTC' };

/** The calendar day of a time as its article wrote it: `2025-03-10`. */
export function dayOf(published: string): string {
  return published.slice(0, DAY_LENGTH);
}

/** A day in words: "10 March 2025". */
export function day(published: string | null): string {
  if (!published) return t.undated;
  return new Intl.DateTimeFormat(locale(), DAY).format(noon(published));
}

/** A day in few letters, without its year: "10 Mar". */
export function shortDay(published: string): string {
  return new Intl.DateTimeFormat(locale(), SHORT_DAY).format(noon(published));
}

/** The hour as the article wrote it, in the article's own zone: "11:20". */
export function hour(published: string): string {
  return published.slice(DAY_LENGTH + 1, DAY_LENGTH + 6);
}

/** A span of days: "10–12 March 2025". */
export function days(first: string | null, last: string | null): string {
  if (!first || !last) return t.undated;
  return new Intl.DateTimeFormat(locale(), DAY).formatRange(noon(first), noon(last));
}

/** "English", "anglais". */
export function languageName(code: string | null): string {
  if (!code) return t.unknownLanguage;
  return new Intl.DisplayNames([locale()], { type: 'language' }).of(code) ?? code;
}

/** "English, French and German". */
export function list(items: string[]): string {
  return new Intl.ListFormat(locale()).format(items);
}

/** A count with the reader's separators. */
export function count(n: number): string {
  return new Intl.NumberFormat(locale()).format(n);
}

/** When a decision was made, in the reader's own zone. */
export function moment(time: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(time));
}

/** Days of the English interface are written day first, as its articles' outlets mostly do. */
function locale(): string {
  return language() === 'fr' ? 'fr' : 'en-GB';
}

function noon(published: string): Date {
  return new Date(`${dayOf(published)}T12:00:00Z`);
}
