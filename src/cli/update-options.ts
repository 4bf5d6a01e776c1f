import { type Command, InvalidArgumentError, Option } from 'commander';
import { type ImageReference, readImageReference } from '../deployment/image/image-reference';
import { DEFAULT_SOAK } from '../deployment/update/soak-settings';

/** Seconds: a day. */
const LONGEST_SOAK = 86_400;

/** Adds what can be said of how a new image reaches the regions. */
export function addUpdateOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--image <reference>', 'deploy an image of the registry (digest, tag), build none')
        .argParser(image)
        .conflicts('buildInRegistry'),
    )
    .option('--region <names>', 'only these, such as blue,green; default: all', names)
    .option('--order <names>', 'which regions first; default: as in variables.json', names)
    .addOption(
      new Option('--soak <seconds>', 'how long a new version is watched in each region')
        .argParser(between(0, LONGEST_SOAK, 'a whole number of seconds', Number.isInteger))
        .default(DEFAULT_SOAK.seconds),
    )
    .addOption(
      new Option('--error-budget <percent>', 'how many requests may fail meanwhile')
        .argParser(between(0, 100, 'a number', Number.isFinite))
        .default(DEFAULT_SOAK.errorBudget),
    )
    .addOption(
      new Option('--rollback', 'back to what ran before, region by region').conflicts([
        'image',
        'remove',
        'buildInRegistry',
      ]),
    );
}

function image(text: string): ImageReference {
  const read = readImageReference(text);
  if (read) return read;
  throw new InvalidArgumentError('It has to be a digest (sha256:…), a tag, or <registry>/<name>@sha256:….');
}

/** Given again, the list goes on. */
export function names(text: string, before: readonly string[] = []): readonly string[] {
  const all = text.split(',').map((name) => name.trim());
  if (all.some((name) => name === '')) throw new InvalidArgumentError('A name is empty. Names have commas between.');
  return [...before, ...all];
}

function between(least: number, most: number, what: string, is: (value: number) => boolean) {
  return (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text);
    if (is(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It has to be ${what} from ${least} to ${most}.`);
  };
}
