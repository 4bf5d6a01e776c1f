import type { Step } from '../generation/events';
import type { Fetched } from '../generation/npm-output';
import { type Progress, progressText } from './progress-text';

/** A line of a terminal that moves while a step goes on. */
export interface ProgressLine {
  start(step: Step): void;
  update(fetched: Fetched): void;
  /** Takes the line away, and shows the cursor again; nothing happens where there is none. */
  stop(): void;
}

/** What draws the line. */
export interface Spinner {
  text: string;
  stop(): unknown;
}

export interface ProgressLineProps {
  /** Shows a text with a sign before it that moves. */
  readonly spin: (text: string) => Spinner;
  /** Of the terminal, which may be made wider or narrower. */
  readonly columns: () => number;
  /** Milliseconds. */
  readonly now: () => number;
}

const SECOND = 1000;

export function progressLine({ spin, columns, now }: ProgressLineProps): ProgressLine {
  let shown: { spinner: Spinner; step: Step; since: number; ticks: NodeJS.Timeout } | undefined;
  let fetched: Fetched | undefined;

  const text = (step: Step, since: number) => {
    const progress: Progress = { step, fetched, seconds: Math.floor((now() - since) / SECOND) };
    return progressText(progress, columns());
  };
  const draw = () => {
    if (shown) shown.spinner.text = text(shown.step, shown.since);
  };
  const stop = () => {
    if (!shown) return;
    clearInterval(shown.ticks);
    shown.spinner.stop();
    shown = undefined;
  };
  return {
    start: (step) => {
      stop();
      fetched = undefined;
      const since = now();
      shown = { spinner: spin(text(step, since)), step, since, ticks: setInterval(draw, SECOND) };
    },
    update: (next) => {
      fetched = next;
      draw();
    },
    stop,
  };
}
