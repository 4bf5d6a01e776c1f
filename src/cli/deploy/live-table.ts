import { type Clock, systemClock } from '../../deployment/clock';
import type { DeployReporter } from './deploy-reporter';
import { fitLines } from './fit-lines';
import { sayEvent } from './say-event';
import { retryTeller } from './say-retry';
import { type TableLook, table } from './table';
import { after, type View } from './view';

export interface LiveProps {
  readonly err: (text: string) => void;
  /** Size now; it may be made wider or narrower. */
  readonly look: () => TableLook;
  /** The deployment's own clock. */
  readonly clock: Clock;
  /** That of whoever watches: a rehearsal's goes much faster. @default that of the machine */
  readonly wall?: Clock;
  readonly start: View;
}

/** Milliseconds, of the machine: smooth to the eye, and next to nothing to draw. */
const FRAME = 250;

/**
 * A table that moves, below lines that stay. Shown from the first step on.
 *
 * @returns the reporter, and what ends it
 */
export function liveTable({
  err,
  look,
  clock,
  wall = systemClock,
  start,
}: LiveProps): DeployReporter & { stop(): void } {
  let view = start;
  let drawn = 0;
  const sayRetry = retryTeller(wall);
  let frames: NodeJS.Timeout | undefined;
  const erase = () => {
    if (drawn > 0) err(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  const draw = () => {
    const lines = table(view, clock.now(), look());
    erase();
    err(`${lines.join('\n')}\n`);
    drawn = lines.length;
  };
  const pause = () => {
    clearInterval(frames);
    frames = undefined;
    erase();
  };
  return {
    event: (event) => {
      view = after(view, event, clock.now());
      const isOnTable = event.type === 'step' && event.status !== 'failed';
      const text = isOnTable ? undefined : event.type === 'retry' ? sayRetry(event) : sayEvent(event);
      if (text !== undefined) {
        erase();
        err(`${fitLines(text, look().columns)}\n`);
      }
      if (event.type === 'step' && frames === undefined) {
        frames = setInterval(draw, FRAME);
        frames.unref();
      }
      if (event.type === 'live' || event.type === 'infrastructure-done') pause();
      else if (frames !== undefined) draw();
    },
    pause,
    stop: () => {
      if (frames !== undefined) draw();
      clearInterval(frames);
      frames = undefined;
      drawn = 0;
    },
  };
}
