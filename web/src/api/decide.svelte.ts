import { ApiError, write } from './client.ts';
import { deskChanged } from './resource.svelte.ts';
import { untilLinked } from './desk.svelte.ts';
import type { Decision, Made, Ruling } from './types.ts';

/** What a person ruled last in this window, to be seen and taken back at once. */
export const hand = $state<{
  state: 'idle' | 'working' | 'done' | 'failed';
  decision: Decision | undefined;
  error: Error | undefined;
}>({ state: 'idle', decision: undefined, error: undefined });

/** Hands a ruling to the desk, and waits until the desk has followed it; `follow` runs before the screens ask again. */
export async function rule(ruling: Ruling, follow?: () => Promise<void>): Promise<void> {
  return make('/api/decisions', ruling, follow);
}

/** Takes a decision back. */
export async function undo(number: number): Promise<void> {
  return make(`/api/decisions/${number}/undo`, {});
}

async function make(address: string, body: object, follow?: () => Promise<void>): Promise<void> {
  Object.assign(hand, { state: 'working', error: undefined });
  try {
    const made = await write<Made>(address, body);
    await untilLinked();
    await follow?.();
    deskChanged();
    Object.assign(hand, { state: 'done', decision: made.decision });
  } catch (error) {
    Object.assign(hand, { state: 'failed', error: error instanceof ApiError ? error : new Error(String(error)) });
  }
}
