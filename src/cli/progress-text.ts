import type { Step } from '../generation/events';
import type { Fetched } from '../generation/npm-output';

/** What goes on, and for how long. */
export interface Progress {
  readonly step: Step;
  readonly seconds: number;
  /** What npm has done, where it is npm that works. */
  readonly fetched?: Fetched | undefined;
}

/** At length, and where the line is too short for that. */
const DOING: Readonly<Record<Step, readonly [string, string]>> = {
  install: ['Installing with npm', 'Installing'],
  render: ['Rendering the manifests', 'Rendering'],
  commit: ['Committing', 'Committing'],
};

/** Before the text stands a sign that moves; behind it there is room for the `^C` of a terminal, and for `...`. */
const KEPT_FREE = 7;

/** One line, as much of it as the terminal holds: a line that wraps can't be drawn anew. */
export function progressText({ step, seconds, fetched }: Progress, columns: number): string {
  const [long, short] = DOING[step];
  const time = `… ${seconds} s`;
  const [details = '', fewer = ''] = detailsOf(fetched);
  const texts = [
    `${long} ${time}${details}`,
    `${long} ${time}${fewer}`,
    `${short} ${time}${fewer}`,
    `${short} ${time}`,
  ];
  const room = Math.max(columns - KEPT_FREE, 1);
  return texts.find((text) => text.length <= room) ?? `${seconds} s`.slice(0, room);
}

function detailsOf(fetched: Fetched | undefined): string[] {
  const { lookedUp = 0, fetched: there = 0 } = fetched ?? {};
  if (there > 0) return [`, ${lookedUp} packages looked up, ${there} fetched`, `, ${there} fetched`];
  if (lookedUp > 0) return [`, ${lookedUp} packages looked up`, `, ${lookedUp} looked up`];
  return [];
}
