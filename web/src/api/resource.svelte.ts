import { read } from './client.ts';

const desk = $state({ changes: 0 });

/** Tells every screen that the desk has changed under it. */
export function deskChanged(): void {
  desk.changes += 1;
}

/**
 * An answer of the API that follows its address and the changes of the desk. What was there stays until the new
 * answer has come, so that a correction does not make the page blink.
 */
export class Resource<T> {
  data = $state.raw<T>();
  error = $state.raw<Error>();
  #address = '';

  /** `address` gives null while there is nothing to ask for. */
  constructor(address: () => string | null) {
    $effect(() => {
      const wanted = address();
      void desk.changes;
      if (wanted === null) {
        this.data = undefined;
        return;
      }
      const abort = new AbortController();
      read<T>(wanted, abort.signal).then(
        (data) => {
          this.data = data;
          this.error = undefined;
          this.#address = wanted;
        },
        (error: Error) => {
          if (abort.signal.aborted) return;
          this.error = error;
          if (this.#address !== wanted) this.data = undefined;
        },
      );
      return () => abort.abort();
    });
  }
}
