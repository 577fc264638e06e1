/** Work is put aside for whatever waits after so many milliseconds. */
const SLICE_MS = 8;

export type Pause = () => Promise<void>;

/** Lets others run when a slice of time is over. */
export function slices(): Pause {
  let started = performance.now();
  return async () => {
    if (performance.now() - started < SLICE_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    started = performance.now();
  };
}
