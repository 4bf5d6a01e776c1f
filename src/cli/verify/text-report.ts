import { createColors } from 'picocolors';
import {
  type Comparison,
  type Finding,
  newAndTold,
  type Report,
  type ScenarioResult,
  type Verdict,
} from '../../verification/report';
import { wrap } from '../questions/screen/lines';

/** How a report is shown to people. */
export interface Look {
  /** Width of the terminal; `undefined` where there is none. */
  readonly columns?: number | undefined;
  readonly colour: boolean;
  /** Whether signs beyond ASCII are shown. */
  readonly unicode: boolean;
  /** Whether to tell what was seen of what is survived. */
  readonly details?: boolean;
}

const SIGNS: Readonly<Record<Verdict, readonly [sign: string, ascii: string]>> = {
  survived: ['✔', '+'],
  'not survived': ['✖', 'x'],
  'not claimed': ['–', '-'],
  'not judged': ['?', '?'],
};

/** Length of the longest verdict. */
const VERDICT = 'not survived'.length;

/** One line a failure, with what to change below those that are not survived. */
export function textReport({ environments, ...comparison }: Report, look: Look): string {
  const { bold, yellow } = createColors(look.colour);
  const width = look.columns ?? 100;
  const sections = environments.map(({ environment, scenarios, notes }) =>
    [
      ...wrap(`${environment}: ${count(scenarios)}`, width).map(bold),
      '',
      ...scenarios.flatMap((scenario) => lines(scenario, newAndTold(scenarios, scenario), look, width)),
      ...notes.flatMap((note) => wrap(note, width, '  ')),
    ].join('\n'),
  );
  const stale = warnings(comparison).flatMap((text) =>
    `Warning: ${text}`.split('\n').flatMap((line) => wrap(line, width).map(yellow)),
  );
  return `${[...sections, ...(stale.length > 0 ? [stale.join('\n')] : [])].join('\n\n')}\n`;
}

/** What is judged may not be what the charts say. */
export function warnings({ differing, notCompared }: Comparison): string[] {
  return [
    ...differing.map((path) => `${path} is not what the charts render now. Render it: npx projen`),
    ...(notCompared === undefined
      ? []
      : [`The manifests could not be compared with what the charts render now. ${notCompared}`]),
  ];
}

/** `12 of 14 failures survived, 2 not judged`. */
export function count(scenarios: readonly ScenarioResult[]): string {
  const number = (verdict: Verdict) => scenarios.filter((scenario) => scenario.verdict === verdict).length;
  const judged = number('survived') + number('not survived');
  const others = (['not claimed', 'not judged'] as const).flatMap((verdict) =>
    number(verdict) > 0 ? [`${number(verdict)} ${verdict}`] : [],
  );
  return [`${number('survived')} of ${judged} failures survived`, ...others].join(', ');
}

function lines(
  { title, verdict, evidence }: ScenarioResult,
  { fresh, told }: ReturnType<typeof newAndTold>,
  look: Look,
  width: number,
): string[] {
  const { dim, green, red, yellow } = createColors(look.colour);
  const colour = verdict === 'survived' ? green : verdict === 'not survived' ? red : yellow;
  const sign = SIGNS[verdict][look.unicode ? 0 : 1];
  const isTold = look.details || verdict === 'not claimed' || verdict === 'not judged';
  const narrow = width < 60;
  const head = `${sign} ${narrow ? verdict : verdict.padEnd(VERDICT)}`;
  const titles = wrap(title, width - (narrow ? 2 : VERDICT + 4), '');
  const [first = '', ...rest] = titles;
  return [
    ...(narrow
      ? [colour(head), ...titles.map((line) => `  ${line}`)]
      : [`${colour(head)}  ${first}`, ...rest.map((line) => `${' '.repeat(VERDICT + 4)}${line}`)]),
    ...(isTold ? evidence.flatMap((line) => wrap(line, width, '    ')).map(dim) : []),
    ...told.flatMap(({ where, field }) => wrap(`${where}: ${field}, as above`, width, '    ')),
    ...(told.length > 0 && fresh.length === 0 ? [''] : []),
    ...fresh.flatMap((finding) => describe(finding, look, width)),
  ];
}

function describe({ where, field, problem, fix }: Finding, look: Look, width: number): string[] {
  const { bold, cyan } = createColors(look.colour);
  return [
    ...wrap(where, width, '    ').map(bold),
    ...wrap(field, width, '      '),
    ...wrap(problem, width, '      '),
    ...wrap(`fix: ${fix}`, width, '      ').map(cyan),
    '',
  ];
}
