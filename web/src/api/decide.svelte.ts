import { ApiError, write } from './client.ts';
import { untilLinked } from './desk.svelte.ts';
import type { Decision, Made, Ruling } from './types.ts';

/** What a person ruled last in this window, to be seen and taken back at once. */
export const hand = $state<{
  state: 'idle' | 'working' | 'done' | 'failed';
  decision: Decision | undefined;
  error: Error | undefined;
}>({ state: 'idle', decision: undefined, error: undefined });

/** Hands a ruling to the desk, and waits until the desk has followed it. Answers whether it has. */
export async function rule(ruling: Ruling): Promise<boolean> {
  return make('/api/decisions', ruling);
}

/** Takes a decision back. */
export async function undo(number: number): Promise<boolean> {
  return make(`/api/decisions/${number}/undo`, {});
}

async function make(address: string, body: object): Promise<boolean> {
  Object.assign(hand, { state: 'working', error: undefined });
  try {
    const made = await write<Made>(address, body);
    await untilLinked();
    Object.assign(hand, { state: 'done', decision: made.decision });
    return true;
  } catch (error) {
    Object.assign(hand, { state: 'failed', error: error instanceof ApiError ? error : new Error(String(error)) });
    return false;
  }
}
