import { type Command, InvalidArgumentError, Option } from 'commander';
import { LIMITS } from '../deployment/failover/limits';
import type { DrainOptions, DrillOptions, RestoreOptions } from './deploy/failover-options';
import { common, EXIT_CODES, SIGN_IN } from './deploy-commands';

/** What takes users away from a region and brings them back. */
export interface FailoverActions {
  drain(region: string, options: DrainOptions): Promise<void>;
  restore(region: string, options: RestoreOptions): Promise<void>;
  drill(region: string | undefined, options: DrillOptions): Promise<void>;
}

const REGION = 'its name in variables.json';

/** Adds `drain`, `restore` and `drill`. */
export function addFailoverCommands(program: Command, { drain, restore, drill }: FailoverActions): void {
  common(program, 'drain')
    .usage('<region> [options]')
    .argument('<region>', REGION)
    .summary('take a region out of Front Door')
    .description(
      'Takes a region out of Front Door, and waits until it gets no more requests. Those under way end, its own route goes on to work, and deployments leave it out until it is restored. Asks for the name of the region.',
    )
    .option('--even-the-last', 'also where no other region serves users then')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', SIGN_IN + EXIT_CODES)
    .action(drain);
  common(program, 'restore')
    .usage('<region> [options]')
    .argument('<region>', REGION)
    .summary('let Front Door send users to a region again')
    .description(
      'Looks whether the region answers by its own route, lets Front Door send users there again, and waits until it answers some.',
    )
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', SIGN_IN + EXIT_CODES)
    .action(restore);
  common(program, 'drill')
    .usage('[region] [options]')
    .argument('[region]', `${REGION}; default: the first`)
    .summary('drain and restore a region under load, and measure it')
    .description(
      'Drains a region and restores it while requests go through Front Door at a steady rate, and tells how many failed and how long it took. Broken off, it brings the region back.',
    )
    .addOption(
      new Option('--rate <number>', `requests a second, at most ${LIMITS.mostRate}`)
        .argParser((text) => numberFrom(text, 1, LIMITS.mostRate))
        .default(LIMITS.drillRate),
    )
    .addOption(
      new Option('--error-budget <percent>', 'how many requests may fail')
        .argParser((text) => numberFrom(text, 0, 100))
        .default(LIMITS.errorBudget),
    )
    .option('--lose', 'with --rehearse: the region is lost at once instead')
    .option('-y, --yes', 'do not ask')
    .addHelpText('after', `${SIGN_IN + EXIT_CODES}  A drill that fails its budget ends with 1.\n`)
    .action(drill);
}

function numberFrom(text: string, least: number, most: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new InvalidArgumentError(`It has to be a number from ${least} to ${most}.`);
}
