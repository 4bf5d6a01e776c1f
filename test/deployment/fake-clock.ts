import type { Clock } from '../../src/deployment/clock';

/** A clock that moves only when somebody sleeps, and then at once. */
export class FakeClock implements Clock {
  /** Milliseconds of each sleep, in order. */
  public readonly slept: number[] = [];
  private time = 0;

  public now(): number {
    return this.time;
  }

  public async sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) throw signal.reason;
    this.slept.push(milliseconds);
    this.time += milliseconds;
  }
}
