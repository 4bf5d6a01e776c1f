import { type Command, Option } from 'commander';
import { NAMED_FAULTS } from '../deployment/rehearsal/faults/named-faults';
import { PHASE_NAMES } from '../deployment/rehearsal/faults/phases';
import { type DeployOptions, type DestroyOptions, PARTS, type StatusOptions } from './deploy/deploy-options';
import { addUpdateOptions, names } from './update-options';

/** What works against Azure, or a rehearsal of it. */
export interface DeployActions {
  deploy(options: DeployOptions): Promise<void>;
  status(options: StatusOptions): Promise<void>;
  destroy(options: DestroyOptions): Promise<void>;
}

export const SIGN_IN = `
Signs in with AZURE_SP_CREDENTIALS, with a federated identity on GitHub, or as
the Azure CLI is. --rehearse needs neither Azure nor Docker: everything happens
on this computer, and what is deployed is kept in .aks-ha/rehearsal.
`;

const UPDATE = `
Where nobody is served yet, all regions are brought up at once. Where users are,
a new version goes region by region: rollout, a request through the region's own
route, soak; only then the next. A region that fails goes back to what ran in it
before, the others stay as they are, and the command ends with 4.
`;

/** Names alone: docs/rehearsal.md says what each does, and one that lacks its argument is told. */
const FAULTS = `
--fault <name>[:<argument>][@<phase>] makes a rehearsal go wrong, for example
  --fault throttled --fault no-capacity:eastus2/1 --fault hung-connection@image
Names:
${indented(Object.keys(NAMED_FAULTS))}
Phases, in which alone it strikes or from which on it lasts:
${indented(PHASE_NAMES)}
`;

export const EXIT_CODES = `
Exit codes:
  0 done   1 an error of this program   2 usage or configuration
  3 obstacles were found before anything was changed
  4 failed on the way; the same command goes on
  5 not signed in, or not allowed   130 cancelled
`;

/** Adds `deploy`, `status` and `destroy`. */
export function addDeployCommands(program: Command, { deploy, status, destroy }: DeployActions): void {
  const command = common(program, 'deploy')
    .summary('bring Azure to what the repository says')
    .description(
      'Looks ahead, shows the plan, asks, and makes what is missing: infrastructure, image, manifests by region. Every region has to answer in the end. Run again after anything, it goes on.',
    )
    .option('--preview', 'show the plan and what Azure would change, and change nothing')
    .addOption(new Option('--only <part>', 'leave the other one as it is').choices(PARTS))
    .option('--skip-region <names>', 'leave regions that are down as they are', names)
    .option('--skip-global', 'leave what is global too, while its home is down')
    .option('-y, --yes', 'do not ask; what variables.json names no more stays')
    .option('--remove', 'with --yes: remove what variables.json names no more')
    .option('--build-in-registry', 'let the registry build the image even where there is Docker');
  addUpdateOptions(command)
    .addHelpText('after', UPDATE + SIGN_IN + FAULTS + EXIT_CODES)
    .action(deploy);
  common(program, 'status')
    .summary('tell what runs where, region by region')
    .description('Tells what runs in each region, and what differs from the repository. Changes nothing.')
    .addHelpText('after', SIGN_IN + FAULTS + EXIT_CODES)
    .action(status);
  common(program, 'destroy')
    .summary('remove what a deployment made')
    .description('Lists what goes, asks for the name of the workload, removes it, and looks that nothing is left.')
    .option('--preview', 'list what would go, and remove nothing')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', SIGN_IN + FAULTS + EXIT_CODES)
    .action(destroy);
}

/** A command with what all of them have in common. */
export function common(program: Command, name: string): Command {
  return program
    .command(name)
    .usage('[options]')
    .option('--environment <name>', 'which one; default: the only one')
    .option('--rehearse', 'against a local Azure: nothing is made, nothing costs')
    .addOption(
      new Option('--fault <name>', 'with --rehearse: what goes wrong; may be given again').argParser(
        (text: string, before: readonly string[] = []) => [...before, text],
      ),
    )
    .option('--subscription <id>', 'default: the one that the sign-in names')
    .option('--cloud <name>', 'AzureCloud (default), AzureUSGovernment or AzureChinaCloud')
    .option('--json', 'tell everything as JSON, one object a line')
    .option('--debug', 'leave a log of the run, and show where an error comes from');
}

/** A list in lines that fit any terminal. */
function indented(names: readonly string[]): string {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + name.length < 76) lines[lines.length - 1] = `${last}, ${name}`;
    else lines.push(`  ${name}`);
  }
  return lines.join(',\n');
}
