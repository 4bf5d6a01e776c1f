import { isCutOff } from '../../generation/change/cut-off';
import { recoverChange } from '../../generation/change/recover-change';
import { imageRegistry } from '../../upgrade/image-registry';
import { upgrade } from '../../upgrade/upgrade';
import type { UpgradeStep } from '../../upgrade/upgraded';
import { ExitCode } from '../exit-code';
import { refuseOther } from '../refuse-other';
import { markdownReport } from './markdown-report';
import { textReport } from './text-report';
import type { UpgradeOptions } from './upgrade-options';

/** What a run of `create-aks-ha upgrade` needs of the process. */
export interface Running {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly signal: AbortSignal;
}

const STEPS: Readonly<Record<UpgradeStep, string>> = {
  versions: 'asks the registry for newer versions',
  install: 'installs them into a copy of the repository',
  synth: 'writes the managed files of the new version there',
  'base image': 'asks for newer builds of the base image',
  check: 'judges types, and which failures are survived',
  write: 'writes what is different, and installs it here',
};

/**
 * Upgrades the repository in the working directory. The version that is asked does it, not the one that is installed there:
 * that may be the one that needs it.
 *
 * @returns the exit code: 1 where all is written and its tests fail
 */
export async function runUpgrade(options: UpgradeOptions, { out, err, signal }: Running): Promise<number> {
  const root = process.cwd();
  refuseOther(root);
  if (isCutOff(root)) {
    recoverChange(root, (event) => {
      if (event.type === 'recovered') err(`… a change that was cut off here is ${event.outcome}\n`);
    });
  }
  const onStep = (step: UpgradeStep) => err(`… ${STEPS[step]}\n`);
  const upgraded = await upgrade({ root, images: imageRegistry(signal), onStep, signal });
  const colour = process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
  const look = { colour, columns: process.stdout.isTTY ? process.stdout.columns : undefined };
  out(options.markdown ? markdownReport(upgraded) : textReport(upgraded, look));
  return upgraded.check?.isPassed === false ? ExitCode.failed : ExitCode.done;
}
