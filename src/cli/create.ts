import { resolve } from 'node:path';
import { type Configuration, parseVariables, readVariables } from '../configuration';
import { EMAIL } from '../configuration/fields';
import { toVariables } from '../configuration/to-variables';
import { AksHaError } from '../errors/aks-ha-error';
import { isCutOff } from '../generation/change/cut-off';
import type { Notify } from '../generation/events';
import { generate } from '../generation/generate';
import { preview } from '../generation/look-ahead';
import { findUnfinished } from '../generation/unfinished';
import { fillAnswers } from './answers-from-options';
import { askFor } from './ask-for';
import { commandLine, fileCommandLine, programName } from './command-line';
import { isCommandName } from './command-names';
import { MissingAnswersError } from './missing-answers-error';
import type { CreateOptions } from './options';
import { canAsk } from './questions/can-ask';
import type { Reporter } from './reporter';
import { repositoryToChange } from './repository-to-change';
import { haveSameAnswers } from './same-answers';
import { warningsFor } from './warnings';

/** `create-aks-ha [directory]`: answers → Configuration → repository. */
export async function create(
  directory: string | undefined,
  options: CreateOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  refuseCommand(directory);
  const there = resolve(directory ?? '.');
  // Before anything is said of what is there.
  if (!options.dryRun && directory !== '' && isCutOff(there)) changing().recover(there, reporter);
  const root = repositoryToChange(directory, options);
  if (root !== undefined) {
    const status = await changing().change({ root, given: options, dryRun: options.dryRun === true, signal });
    if (status !== undefined) process.exitCode = status;
    return;
  }
  const { configuration, target } = await decide(directory, options, reporter, signal);
  reporter.decided?.(configuration, resolve(target));
  for (const { text, advice } of warningsFor(configuration, target, process.env.npm_config_user_agent)) {
    reporter.warning(text, advice);
  }
  if (options.dryRun) {
    const { paths, kept } = preview(configuration, target);
    reporter.files(paths, kept);
    return;
  }
  const { install, git } = options;
  const command = repeat(configuration, target, options);
  const notify: Notify = (event) => reporter.event(event);
  await generate({ configuration, directory: target, install, git, again: command, signal, notify });
  reporter.done({
    configuration,
    directory: resolve(target),
    command,
    installed: install,
  });
}

/** Loaded only where it is needed: a generation has nothing to change. */
function changing(): typeof import('./change') {
  return require('./change');
}

/** What is generated, and where. */
interface Decided {
  readonly configuration: Configuration;
  readonly target: string;
}

async function decide(
  directory: string | undefined,
  options: CreateOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<Decided> {
  if (options.config !== undefined) {
    const configuration = readVariables(options.config);
    return { configuration, target: directory ?? configuration.workload };
  }
  const email = options.alertEmail ? undefined : gitEmail();
  const { variables, suggestions } = fillAnswers(directory, options, email);
  // What is wrong comes before what is missing: the command that says it all would repeat the mistake.
  const configuration = parseVariables(variables, 'The answers');
  const target = directory ?? configuration.workload;
  const unfinished = directory === undefined || options.dryRun ? undefined : findUnfinished(directory, options);
  if (unfinished && haveSameAnswers(directory, options, toVariables(unfinished.configuration))) {
    // `generate` goes on with it. Before a change is offered, which needs a repository that is whole.
    return { configuration: unfinished.configuration, target };
  }
  if (!options.yes && suggestions.length > 0) {
    if (!options.json && canAsk(process)) {
      return askFor(
        { given: options, directory, suggestedWorkload: variables.workload, suggestedEmail: email },
        (outcome) => commandLine(program(), outcome.variables, outcome.directory, options),
        signal,
      );
    }
    throw new MissingAnswersError(suggestions, commandLine(program(), variables, target, options));
  }
  reporter.suggested(suggestions);
  return { configuration, target };
}

function repeat(configuration: Configuration, directory: string, options: CreateOptions): string {
  if (options.config !== undefined) return fileCommandLine(program(), options.config, directory, options);
  return commandLine(program(), toVariables(configuration), directory, options);
}

function program(): string {
  const [, script = ''] = process.argv;
  return programName({ script, npmCommand: process.env.npm_command, workingDirectory: process.cwd() });
}

/** The address that git knows the user by, where it is one that mail can be sent to. */
function gitEmail(): string | undefined {
  // Loaded only here: it takes as long as a tenth of a generation.
  const { spawnSync } = require('node:child_process') as typeof import('node:child_process');
  const { stdout, status } = spawnSync('git', ['config', 'user.email'], { encoding: 'utf8' });
  const email = status === 0 ? stdout.trim() : '';
  return EMAIL.refusal(email) === undefined && !/no-?reply/i.test(email) ? email : undefined;
}

function refuseCommand(directory: string | undefined): void {
  if (directory === undefined || !isCommandName(directory)) return;
  throw new AksHaError({
    code: 'E107',
    source: 'user',
    message: `This version has no command "${directory}"; it generates repositories.`,
    hint: `For a repository in a folder of that name: create-aks-ha ./${directory}`,
  });
}
