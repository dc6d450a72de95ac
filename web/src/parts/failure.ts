import { ApiError } from '../api/client.ts';
import { t } from '../lang/index.svelte.ts';

/** Why something could not be done, in the reader's language; what the server said where we have no words of our own. */
export function failure(error: Error): string {
  if (!(error instanceof ApiError)) return t.noAnswer;
  const known = t.failures[error.code];
  if (!known) return error.message;
  return error.near.length > 0 ? `${known} ${t.near(error.near)}` : known;
}
