import { relative } from 'node:path';
import { createColors } from 'picocolors';
import type { GenerationEvent, Step } from '../generation/events';
import { quote } from '../generation/shell';
import { fitText } from './fit-text';
import { formatError } from './format-error';
import type { ProgressLine } from './progress-line';
import type { Reporter, Result } from './reporter';

export interface HumanStreams {
  /** Lists that somebody may want to pipe. */
  readonly out: (text: string) => void;
  /** Everything else. */
  readonly err: (text: string) => void;
  readonly colour: boolean;
  /** Whether the answers come from flags and not from a file. */
  readonly flags: boolean;
  /** Shows what goes on. @default each step is told when it begins */
  readonly progress?: ProgressLine | undefined;
  /** Columns of the terminal; there is none where it is absent. */
  readonly columns?: () => number | undefined;
}

const DOING: Readonly<Record<Step, string>> = {
  install: 'Installing with npm, which takes about half a minute …',
  render: 'Rendering the manifests …',
  commit: 'Committing …',
};
const DID: Readonly<Record<Step, string>> = {
  install: 'Installed',
  render: 'Manifests rendered',
  commit: 'First commit made',
};

const NOT: Readonly<Record<Step, string>> = {
  install: 'Not installed',
  render: 'Manifests not rendered',
  commit: 'Not committed',
};

const LEFT: Readonly<Record<Step, string>> = { install: 'install', render: 'manifests', commit: 'first commit' };

/** Tells people what happens; every mark has a word beside it, so that colour is never the only signal. */
export function humanReporter({
  out,
  err,
  colour,
  flags,
  columns = () => undefined,
  progress,
}: HumanStreams): Reporter {
  const { bold, cyan, dim, green, yellow } = createColors(colour);
  const tell = (text: string) => {
    progress?.stop();
    err(text);
  };
  const line = (text: string) => tell(`${text}\n`);
  const done = (text: string) => line(`${green('✔')} ${text}`);

  const event = (happened: GenerationEvent) => {
    if (happened.type === 'written') {
      done(`${happened.files} files written to ${bold(happened.directory)}`);
      if (happened.kept.length > 0) line(`  Kept as they are: ${happened.kept.join(', ')}`);
      if (happened.kept.includes('.gitignore'))
        line('  Your .gitignore should hold: node_modules/ __pycache__/ .venv/ .aks-ha/');
    } else if (happened.type === 'recovered') {
      line(`  An earlier run was cut off here: what it had begun is ${happened.outcome}.`);
    } else if (happened.type === 'resumed') {
      line('  An earlier run has written the repository already.');
      line(`  Going on with: ${happened.steps.map((step) => LEFT[step]).join(', ')}`);
    } else if (happened.type === 'progress') {
      progress?.update(happened);
    } else if (happened.type === 'skipped') {
      line(`${yellow('–')} ${NOT[happened.step]}: ${happened.reason}. By hand:`);
      line(`  ${cyan(happened.command)}`);
    } else if (happened.status === 'done') done(DID[happened.step]);
    else if (progress) progress.start(happened.step);
    else line(dim(`  ${DOING[happened.step]}`));
  };

  return {
    suggested: (suggestions) => {
      if (suggestions.length === 0) return;
      line('Suggestions taken:');
      const width = Math.max(...suggestions.map(({ flag }) => flag.length));
      for (const { flag, value } of suggestions) line(`  ${flag.padEnd(width)}  ${cyan(value)}`);
    },
    warning: (text, advice) => {
      const told = fitText(`Warning: ${text}\n  ${advice}`, columns());
      line(`${yellow('Warning:')}${told.slice('Warning:'.length)}`);
    },
    files: (paths, kept) => {
      for (const path of paths) out(`${path}\n`);
      for (const path of kept) line(`  Kept as it is: ${path}`);
      line(`${paths.length} files; nothing was written.`);
    },
    event,
    done: (result) => {
      line('');
      line(`The command that makes the same: ${cyan(result.command)}`);
      line('');
      line(bold('Next:'));
      for (const step of nextSteps(result)) line(`  ${step}`);
    },
    logged: (path) => line(dim(`The log of this run: ${path}`)),
    error: (error, debug) => tell(formatError(error, { colour, debug, flags, columns: columns() })),
  };
}

function nextSteps({ directory, installed }: Result): string[] {
  const folder = relative(process.cwd(), directory) || '.';
  return [
    ...(folder === '.' ? [] : [`cd ${quote(folder)}`]),
    ...(installed ? [] : ['npm install && npx projen     then commit what they add']),
    'npm test                      types, and which failures it survives',
    'README.md                     how to sign in to Azure and deploy',
    'devops/config/variables.json  names and regions; after a change: npx projen',
  ];
}
