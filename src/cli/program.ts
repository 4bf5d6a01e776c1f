import { Command, InvalidArgumentError, Option } from 'commander';
import { FLAG_NAMES, FLAGS, type Flag } from './flags';
import type { CreateOptions } from './options';

const NOTES = `
In a terminal, what is not given is asked; --yes takes every suggestion.
Several values are separated by commas, or the flag is given again:
  --regions blue=eastus2,green=centralus     with names of your own
  --resource-group prod=rg-a,staging=rg-b    one for each environment;
                                             --registry and --front-door too
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

/** The command line; `create` does the work. */
export function buildProgram(
  version: string,
  create: (directory: string | undefined, options: CreateOptions) => Promise<void>,
): Command {
  const program = new Command('create-aks-ha')
    .description('Writes a whole repository for a microservice that stays up on Azure Kubernetes Service.')
    .argument('[directory]', 'where to write it; default: ./<workload>')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .showSuggestionAfterError(true);
  for (const flag of Object.values(FLAGS)) program.addOption(answerOption(flag));
  return program
    .option('-y, --yes', 'take every suggestion for what is not given')
    .addOption(new Option('--config <file>', 'take all answers from a file').conflicts(FLAG_NAMES))
    .option('--dry-run', 'list the files and write nothing')
    .option('--json', 'tell everything as JSON, one object a line, on standard output')
    .option('--no-git', 'make no git repository and no commit')
    .option('--no-install', 'do not run npm install')
    .option('--debug', 'show where an error comes from')
    .addHelpText('after', NOTES)
    .action(create);
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
