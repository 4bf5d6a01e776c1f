/** Where time comes from: a rehearsal's goes faster, a test's waits for nobody. */
export interface Clock {
  /** Milliseconds since some moment that never moves. */
  now(): number;
  /**
   * Waits so many milliseconds of this clock.
   *
   * @throws the signal's reason once it is aborted
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** The time of the machine; a clock that is set does not disturb it. */
export const systemClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      if (signal?.aborted) return reject(signal.reason);
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', stop);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

/**
 * Time that runs as many times as fast.
 *
 * @param scale seconds of this clock in one of the machine's
 */
export function scaledClock(scale: number, clock: Clock = systemClock): Clock {
  return {
    now: () => clock.now() * scale,
    sleep: (milliseconds, signal) => clock.sleep(milliseconds / scale, signal),
  };
}
