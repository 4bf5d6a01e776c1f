import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { type Configuration, parseVariables, readVariables } from '../configuration';
import { EMAIL } from '../configuration/fields';
import { PLACEHOLDER_EMAIL } from '../configuration/suggestions';
import { toVariables } from '../configuration/to-variables';
import { AksHaError } from '../errors/aks-ha-error';
import { generate, preview } from '../generation/generate';
import { fillAnswers } from './answers-from-options';
import { commandLine, quote } from './command-line';
import { MissingAnswersError } from './missing-answers-error';
import type { CreateOptions } from './options';
import type { Reporter } from './reporter';

/** Names of commands of this program, now or soon: a typo must not become a folder. */
const COMMANDS = ['deploy', 'status', 'verify', 'destroy', 'help', 'upgrade', 'synth'];

/** `create-aks-ha [directory]`: answers → Configuration → repository. */
export async function create(
  directory: string | undefined,
  options: CreateOptions,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<void> {
  refuseCommand(directory);
  const configuration =
    options.config === undefined ? fromFlags(directory, options, reporter) : readVariables(options.config);
  const target = directory ?? configuration.workload;
  warn(configuration, reporter);
  if (options.dryRun) {
    const { paths, kept } = preview(configuration, target);
    reporter.files(paths, kept);
    return;
  }
  const { install, git } = options;
  await generate({ configuration, directory: target, install, git, signal, notify: (event) => reporter.event(event) });
  reporter.done({
    configuration,
    directory: resolve(target),
    command: repeat(configuration, target, options),
    installed: install,
  });
}

function fromFlags(directory: string | undefined, options: CreateOptions, reporter: Reporter): Configuration {
  const { variables, suggestions } = fillAnswers(directory, options, gitEmail());
  if (!options.yes && suggestions.length > 0) {
    throw new MissingAnswersError(suggestions, commandLine(variables, directory ?? variables.workload));
  }
  const configuration = parseVariables(variables, 'The answers');
  reporter.suggested(suggestions);
  return configuration;
}

/** Flags can't say everything that a file can: an address space, say, or different regions for each environment. */
function repeat(configuration: Configuration, directory: string, options: CreateOptions): string {
  if (options.config !== undefined) return `create-aks-ha ${quote(directory)} --config ${quote(options.config)}`;
  return commandLine(toVariables(configuration), directory);
}

function warn({ environments }: Configuration, reporter: Reporter): void {
  if (environments.some(({ alertEmails }) => alertEmails.includes(PLACEHOLDER_EMAIL))) {
    reporter.warning(
      `alerts go to ${PLACEHOLDER_EMAIL}, which is nobody: give --alert-email, or change alertEmails later.`,
    );
  }
  const agent = process.env.npm_config_user_agent?.split('/')[0];
  if (agent !== undefined && agent !== '' && agent !== 'npm') {
    reporter.warning(`the repository is managed with npm, not with ${agent}: its lock file is package-lock.json.`);
  }
}

/** The address that git knows the user by, where it is one that mail can be sent to. */
function gitEmail(): string | undefined {
  const { stdout, status } = spawnSync('git', ['config', 'user.email'], { encoding: 'utf8' });
  const email = status === 0 ? stdout.trim() : '';
  return EMAIL.refusal(email) === undefined && !/no-?reply/i.test(email) ? email : undefined;
}

function refuseCommand(directory: string | undefined): void {
  if (directory === undefined || !COMMANDS.includes(directory)) return;
  throw new AksHaError({
    code: 'E107',
    source: 'user',
    message: `"${directory}" is no directory name that was probably meant: this version generates repositories and has no command "${directory}".`,
    hint: `For a repository in a folder of that name: create-aks-ha ./${directory}`,
  });
}
