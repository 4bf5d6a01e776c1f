import { basename, relative, sep } from 'node:path';
import type { Variables } from '../configuration/variables-schema';
import { quote } from '../generation/shell';
import { flagValues } from './answers-from-options';
import { isCommandName } from './command-names';
import { FLAG_NAMES, FLAGS, SERVICE_DIR } from './flags';
import type { CreateOptions } from './options';

/** How this program was started. */
export interface Invocation {
  /** `process.argv[1]`. */
  readonly script: string;
  /** What npm calls itself in the environment of what it starts: `exec` under npx, `init` under `npm create`. */
  readonly npmCommand?: string | undefined;
  readonly workingDirectory: string;
}

/** What a person types to start the same program again. */
export function programName({ script, npmCommand, workingDirectory }: Invocation): string {
  if (npmCommand === 'exec' || npmCommand === 'init') return 'npx create-aks-ha';
  const isBundle = basename(script) === 'cli.js' && !script.split(sep).includes('node_modules');
  return isBundle ? `node ${quote(relative(workingDirectory, script))}` : 'create-aks-ha';
}

/** The one command that gives the same repository again. */
export function commandLine(program: string, variables: Variables, directory: string, options: CreateOptions): string {
  const values = flagValues(variables);
  const flags = FLAG_NAMES.map((name) => `${FLAGS[name].flag} ${quote(values[name])}`);
  const { serviceDirectory } = variables;
  const own = serviceDirectory === undefined ? [] : [`${SERVICE_DIR} ${quote(serviceDirectory)}`];
  return [program, folder(directory), ...flags, ...own, ...switches(options)].join(' ');
}

/** The same where the answers are those of a file: flags can't say all that a file can, an address space for one. */
export function fileCommandLine(program: string, file: string, directory: string, options: CreateOptions): string {
  return [program, folder(directory), '--config', quote(file), ...switches(options)].join(' ');
}

function switches({ git, install, dryRun, json }: CreateOptions): string[] {
  return [
    ...(dryRun ? ['--dry-run'] : []),
    ...(json ? ['--json'] : []),
    ...(git ? [] : ['--no-git']),
    ...(install ? [] : ['--no-install']),
  ];
}

/** Neither a flag nor a command, whatever its name. */
function folder(directory: string): string {
  return quote(directory.startsWith('-') || isCommandName(directory) ? `./${directory}` : directory);
}
