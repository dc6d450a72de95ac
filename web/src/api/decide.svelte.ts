import { place } from '../router.svelte.ts';
import { ApiError, write } from './client.ts';
import { deskChanged } from './resource.svelte.ts';
import { untilLinked } from './desk.svelte.ts';
import type { Decision, Made, Ruling } from './types.ts';

/** Leads the reader to where the thing ruled on stands now: a ruling, and taking it back, may give it another address. */
type Follow = () => Promise<void>;

/** What a person ruled last in this window, to be seen and taken back at once. */
export const hand = $state<{
  state: 'idle' | 'working' | 'done' | 'failed';
  decision: Decision | undefined;
  error: Error | undefined;
}>({ state: 'idle', decision: undefined, error: undefined });

/** How the last decision was followed, and to where: the reader who is still there is led on when it is taken back. */
let last: { number: number; follow: Follow; path: string } | undefined;

/** Hands a ruling to the desk, and waits until the desk has followed it; `follow` runs before the screens ask again. */
export async function rule(ruling: Ruling, follow?: Follow): Promise<void> {
  return make('/api/decisions', ruling, follow);
}

/** Takes a decision back. */
export async function undo(number: number): Promise<void> {
  const isThere = last?.number === number && last.path === place.path;
  return make(`/api/decisions/${number}/undo`, {}, isThere ? last?.follow : undefined);
}

async function make(address: string, body: object, follow?: Follow): Promise<void> {
  Object.assign(hand, { state: 'working', error: undefined });
  try {
    const { decision } = await write<Made>(address, body);
    await untilLinked();
    await follow?.();
    deskChanged();
    last = follow && { number: decision.number, follow, path: place.path };
    Object.assign(hand, { state: 'done', decision });
  } catch (error) {
    Object.assign(hand, { state: 'failed', error: error instanceof ApiError ? error : new Error(String(error)) });
  }
}
