/** Simulated time, in milliseconds since 1970. It only ever goes forward. */
export interface RehearsalClock {
  /** Simulated seconds in one second. */
  readonly scale: number;
  now(): number;
  /**
   * Calls when time has moved, so that streams can tell what is new.
   * @returns a function that ends it
   */
  onTick(listener: () => void): () => void;
}

/** Simulated seconds in one second: a second stands for a minute. */
export const DEFAULT_SCALE = 60;

/** How often a running clock tells that it has moved, in real milliseconds. */
const TICK = 100;

/**
 * Time that runs by itself, from `start` on. Saved with the state, so that a deployment goes on while no process runs.
 *
 * @param start a moment in real and in simulated time
 * @param scale simulated seconds in one second
 */
export function runningClock(start: ClockStart, scale: number, wall: () => number = Date.now): RehearsalClock {
  return {
    scale,
    now: () => start.simulated + Math.max(0, wall() - start.real) * scale,
    onTick: (listener) => {
      const timer = setInterval(listener, TICK);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}

/** Where real and simulated time met. */
export interface ClockStart {
  readonly real: number;
  readonly simulated: number;
}

/** Time that stands still until it is moved: for tests. */
export class ManualClock implements RehearsalClock {
  public readonly scale = DEFAULT_SCALE;
  private readonly listeners = new Set<() => void>();

  /** @param time where it starts, in milliseconds since 1970 */
  constructor(private time = Date.UTC(2026, 0, 1)) {}

  public now(): number {
    return this.time;
  }

  public advance(seconds: number): void {
    if (seconds < 0) throw new RangeError('Time only goes forward.');
    this.time += seconds * 1000;
    for (const listener of [...this.listeners]) listener();
  }

  public onTick(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

/** As Azure writes a moment. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** As Azure writes a duration, such as PT1M30S. */
export function isoDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  const minutes = Math.floor(seconds / 60);
  const rest = Number((seconds - minutes * 60).toFixed(3));
  return `PT${minutes > 0 ? `${minutes}M` : ''}${rest}S`;
}
