import type { Clock } from '../../src/deployment/clock';
import { ManualClock } from '../../src/deployment/rehearsal/clock';

/** Milliseconds of the machine between two moves. */
const EVERY = 5;
/** Seconds that time moves by. */
const STEP = 10;

/**
 * Time that moves only while somebody waits, so that a test does not depend on how fast the machine is: neither the
 * compiler nor a request takes any. Shared by a deployer and its target.
 */
export class WaitingClock implements Clock {
  public readonly target: ManualClock;
  /** Milliseconds of the machine between two moves, from the next wait on. */
  public every = EVERY;
  /** Seconds that time moves by; the less, the less passes while a request is on its way. */
  public step: number;
  /** Whether it stands still although somebody waits: what takes time outside of it is at work. */
  public isHeld: () => boolean = () => false;
  private waiting = 0;
  private moving: NodeJS.Timeout | undefined;

  /** @param start milliseconds since 1970. @default 2026 */
  constructor({ start, step = STEP }: { readonly start?: number; readonly step?: number } = {}) {
    this.target = new ManualClock(start);
    this.step = step;
  }

  public now(): number {
    return this.target.now();
  }

  public sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const until = this.now() + milliseconds;
    this.waiting += 1;
    this.moving ??= setInterval(() => {
      if (!this.isHeld()) this.target.advance(this.step);
    }, this.every);
    return new Promise<void>((resolve, reject) => {
      const stop = this.target.onTick(() => {
        if (this.now() < until) return;
        end();
        resolve();
      });
      const broken = () => {
        end();
        reject(signal?.reason);
      };
      const end = () => {
        stop();
        signal?.removeEventListener('abort', broken);
        this.waiting -= 1;
        if (this.waiting > 0) return;
        clearInterval(this.moving);
        this.moving = undefined;
      };
      signal?.addEventListener('abort', broken, { once: true });
    });
  }
}
