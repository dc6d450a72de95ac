/** What the server answers when it cannot do what was asked. */
export class ApiError extends Error {
  readonly status: number;
  /** Stable, see docs/api.md. */
  readonly code: string;
  /** Names near the one that was asked for, when there are any. */
  readonly near: string[];

  constructor(status: number, code: string, message: string, near: string[]) {
    super(message);
    this.status = status;
    this.code = code;
    this.near = near;
  }
}

/** Reads from the desk. */
export async function read<T>(address: string, signal?: AbortSignal): Promise<T> {
  return answer(await fetch(address, { headers: { accept: 'application/json' }, signal: signal ?? null }));
}

/** Asks the desk to change something. */
export async function write<T>(address: string, body: object): Promise<T> {
  return answer(
    await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    }),
  );
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return response.json();
  const text = await response.text();
  let error: { code?: string; message?: string; detail?: { near?: string[]; entities?: string[] } } = {};
  try {
    error = JSON.parse(text).error ?? {};
  } catch {
    // Not the desk's answer, a proxy's say: its status must do.
  }
  const near = error.detail?.near ?? error.detail?.entities ?? [];
  throw new ApiError(response.status, error.code ?? 'unknown', error.message ?? response.statusText, near);
}
