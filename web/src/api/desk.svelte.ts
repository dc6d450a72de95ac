import { dayOf } from '../lang/format.ts';
import { read } from './client.ts';
import type { Desk, Verb } from './types.ts';

/** How often the desk is asked whether it has been linked anew. */
const ASK_EVERY_MS = 700;

/** How much there is on the desk and what it can do; undefined until it has answered. */
export const desk = $state<{ is: Desk | undefined }>({ is: undefined });

/** Asks the desk how it stands. */
export async function askDesk(): Promise<void> {
  desk.is = await read<Desk>('/api/desk');
}

/** The first and last day of the desk; undefined while nothing on it has a date. */
export function deskSpan(): [string, string] | undefined {
  const { first_published: first, last_published: last } = desk.is?.totals ?? {};
  return first && last ? [dayOf(first), dayOf(last)] : undefined;
}

/** Whether this version of the desk knows a kind of ruling. */
export function canRule(verb: Verb): boolean {
  return desk.is?.rulings.includes(verb) ?? false;
}

/** Waits until the desk has been linked anew after a decision. */
export async function untilLinked(): Promise<void> {
  do {
    await askDesk();
    if (desk.is?.linking) await new Promise((done) => setTimeout(done, ASK_EVERY_MS));
  } while (desk.is?.linking);
}
