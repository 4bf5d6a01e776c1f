import { Command, Option } from 'commander';
import { FLAGS } from './flags';
import type { CreateOptions } from './options';

const EXAMPLES = `
Examples:
  create-aks-ha orders --regions eastus2,centralus --alert-email oncall@contoso.com --yes
      a repository in ./orders, everything else as suggested
  create-aks-ha orders --yes --dry-run
      the files that would be written
  create-aks-ha --config variables.json ../orders
      the answers from a file, in the form of devops/config/variables.json
  create-aks-ha orders --name orders --environments prod,staging --regions northeurope,westeurope --yes --json
      two environments, told as one JSON object a line

Exit codes: 0 done · 1 failed · 2 usage or configuration, nothing was written · 130 cancelled
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
  for (const { flag, value, description } of Object.values(FLAGS)) program.option(`${flag} ${value}`, description);
  return program
    .option('-y, --yes', 'take every suggestion for what is not given')
    .addOption(new Option('--config <file>', 'take all answers from a file').conflicts(Object.keys(FLAGS)))
    .option('--dry-run', 'list the files and write nothing')
    .option('--json', 'tell everything as JSON, one object a line, on standard output')
    .option('--no-git', 'make no git repository and no commit')
    .option('--no-install', 'do not run npm install')
    .option('--debug', 'show where an error comes from')
    .addHelpText('after', EXAMPLES)
    .action(create);
}
