/** Milliseconds between two looks: short while something happens, longer while nothing does. */
export interface PollInterval {
  readonly next: number;
  /** After a look at which something had changed, or nothing had. */
  after(changed: boolean): PollInterval;
}

const SHORTEST = 1000;
const LONGEST = 10_000;
const GROWTH = 1.5;

/** @param shortest milliseconds; more where each look costs many requests. @default one second */
export function pollInterval(shortest = SHORTEST, next = shortest): PollInterval {
  return {
    next,
    after: (changed) =>
      pollInterval(shortest, changed ? shortest : Math.min(next * GROWTH, Math.max(LONGEST, shortest))),
  };
}
