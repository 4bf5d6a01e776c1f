import { type RehearsalClock, runningClock } from '../../src/deployment/rehearsal/clock';

/** Time that runs by itself, and stands still while it is told to: what goes on in Azure then does not end. */
export class PausingClock implements RehearsalClock {
  private clock: RehearsalClock;
  private paused: number | undefined;

  /** @param scale simulated seconds in one second */
  constructor(public readonly scale: number) {
    this.clock = runningClock({ real: Date.now(), simulated: Date.UTC(2026, 0, 1) }, scale);
  }

  public now(): number {
    return this.paused ?? this.clock.now();
  }

  public pause(): void {
    this.paused ??= this.clock.now();
  }

  public goOn(): void {
    if (this.paused === undefined) return;
    this.clock = runningClock({ real: Date.now(), simulated: this.paused }, this.scale);
    this.paused = undefined;
  }

  public onTick(listener: () => void): () => void {
    return this.clock.onTick(listener);
  }
}
