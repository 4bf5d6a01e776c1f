import { Command, Help, InvalidArgumentError, Option } from 'commander';
import { isShell, SHELLS, type Shell } from './completion/shells';
import { addDeployCommands, type DeployActions } from './deploy-commands';
import { addFailoverCommands, type FailoverActions } from './failover-commands';
import { fitText } from './fit-text';
import { FLAG_NAMES, FLAGS, type Flag, SERVICE_DIR } from './flags';
import type { CreateOptions } from './options';
import type { UpgradeOptions } from './upgrade/upgrade-options';
import type { VerifyOptions } from './verify/verify-options';

const NOTES = `
In a terminal, what is not given is asked; --yes takes every suggestion.
Several values are separated by commas, or the flag is given again:
  --regions blue=eastus2,green=centralus     with names of your own
  --regions prod/eastus2,staging/westus3     other ones for each environment
  --resource-group prod=rg-a,staging=rg-b    one for each environment;
                                             --registry and --front-door too
  --cluster blue=aks-a,green=aks-b           one for each region; with several
                                             environments prod/blue=aks-a
  --node-size system=<size>,user=<size>      both kinds of node

Examples:
  create-aks-ha orders --yes
      a repository in ./orders, everything as suggested
  create-aks-ha orders --yes --regions eastus2,centralus \\
    --alert-email oncall@contoso.com
      some answers, the rest as suggested
  create-aks-ha orders --yes --environments staging,prod --dry-run
      the files that would be written
  create-aks-ha ../orders --config variables.json
      the answers from a file, in the form of devops/config/variables.json

Exit codes:
  0 done   1 failed   2 usage or configuration, nothing was written
  130 cancelled
`;

const COMPLETION_NOTES = `
To have it in every new shell, add the line of yours to its file:
  bash  ~/.bashrc
      eval "$(create-aks-ha completion bash)"
  zsh   ~/.zshrc, after compinit
      eval "$(create-aks-ha completion zsh)"
  fish  ~/.config/fish/config.fish
      create-aks-ha completion fish | source
`;

const VERIFY_NOTES = `
Nothing is asked of Azure. A Bicep CLI is needed for half of the failures.

Exit codes:
  0 every failure that is claimed is survived   1 one is not
  2 it could not be judged
`;

const UPGRADE_NOTES = `
Moves create-aks-ha and all other packages to their newest versions that run on
the repository's Node, writes what the new version manages, and tests it: all in
a copy first. Until that is done, the repository stays as it is.

Exit codes:
  0 done, or up to date   1 written, and its tests fail
  2 nothing was written   130 cancelled, nothing was written
`;

/** What the command line can be told to do. */
export interface Actions extends DeployActions, FailoverActions {
  create(directory: string | undefined, options: CreateOptions): Promise<void>;
  /**
   * @param words where a shell asks what may come next: what is typed after the program's name
   * @param program the command line with its flags and commands
   */
  completion(shell: Shell, words: readonly string[], program: Command): void;
  verify(options: VerifyOptions): Promise<void>;
  upgrade(options: UpgradeOptions): Promise<void>;
}

/** The command line; the actions do the work. */
export function buildProgram(
  version: string,
  { create, completion, verify, upgrade, ...deployment }: Actions,
): Command {
  const program = new Command('create-aks-ha')
    .usage('[options] [directory]')
    .description('Writes a whole repository for a microservice that stays up on Azure Kubernetes Service.')
    .argument('[directory]', 'where to write it; default: ./<workload>')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .configureHelp({ formatHelp, subcommandTerm: (command) => `${command.name()} ${command.usage()}` })
    // Errors are told by whoever runs it.
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .allowExcessArguments(false)
    .showSuggestionAfterError(true)
    // What stands behind the name of a command is its own.
    .enablePositionalOptions();
  for (const flag of Object.values(FLAGS)) program.addOption(answerOption(flag));
  program
    .addOption(
      new Option(`${SERVICE_DIR} <folder>`, 'your own service, left as it is; default: a new one').conflicts('config'),
    )
    .option('-y, --yes', 'take every suggestion for what is not given')
    .addOption(
      new Option('--config <file>', 'take all answers from a file, or with - from input').conflicts(FLAG_NAMES),
    )
    .option('--dry-run', 'list the files and write nothing')
    .option('--json', 'tell everything as JSON, one object a line, on standard output')
    .option('--no-git', 'make no git repository and no commit')
    .option('--no-install', 'do not run npm install')
    .option('--debug', 'leave a log of the run, and show where an error comes from')
    .addHelpText('after', ({ command }) => fitText(NOTES, command.configureOutput().getOutHelpWidth?.()))
    .action(create);
  program.command('help', { hidden: true }).action(() => program.outputHelp());
  program
    .command('completion <shell> [words...]')
    .usage('<shell>')
    .summary('print what makes bash, zsh or fish complete flags')
    .description('Prints a script that makes a shell complete this command line when Tab is pressed.')
    .addHelpText('after', ({ command }) => fitText(COMPLETION_NOTES, command.configureOutput().getOutHelpWidth?.()))
    .action((shell: string, words: string[], _, command: Command) => {
      if (!isShell(shell)) command.error(`There is no completion for ${shell}, only for ${SHELLS.join(', ')}.`);
      // Behind -- stands what a shell asks about.
      else if (words.length > 0 && !process.argv.includes('--')) command.error('One shell can be named at a time.');
      else completion(shell, words, program);
    });
  program
    .command('verify')
    .usage('[options]')
    .summary('judge which failures the repository survives')
    .description('Judges, from the files of the repository in the working directory alone, which failures it survives.')
    .option('--environment <name>', 'judge one environment; default: all')
    .option('--details', 'tell what was seen of what is survived, too')
    .option('--json', 'tell it as JSON')
    .addOption(new Option('--markdown', 'tell it as Markdown, for a pull request').conflicts('json'))
    .option('--no-bicep', 'judge the manifests alone')
    .addHelpText('after', VERIFY_NOTES)
    .action(verify);
  program
    .command('upgrade')
    .usage('[options]')
    .summary('bring packages and managed files up to date')
    .description('Brings the repository in the working directory up to date. The same as: npx projen upgrade')
    .option('--markdown', 'tell what was done as Markdown, for a pull request')
    .option('--debug', 'leave a log of the run, and show where an error comes from')
    .addHelpText('after', UPGRADE_NOTES)
    .action(upgrade);
  addDeployCommands(program, deployment);
  addFailoverCommands(program, deployment);
  return program;
}

/** Lines that commander leaves too long, for a narrow terminal, are broken as everywhere. */
function formatHelp(command: Command, helper: Help): string {
  return fitText(Help.prototype.formatHelp.call(helper, command, helper), helper.helpWidth);
}

/** Given again, a list goes on; anything else would lose its first value without a word, and is refused. */
function answerOption({ flag, value, description, isList }: Flag): Option {
  return new Option(`${flag} ${value}`, description).argParser(
    (text: string, before: string | string[] | undefined) => {
      if (isList) return [...(before ?? []), text];
      if (before === undefined) return text;
      throw new InvalidArgumentError(`${flag} is given twice, as "${before}" and as "${text}".`);
    },
  );
}
