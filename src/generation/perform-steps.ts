import { claim } from './claim';
import { commit } from './commit';
import type { Step } from './events';
import { install } from './install';
import { render } from './render';
import { byHand, COMMIT } from './shell';
import type { StepProps } from './step';

const BY_HAND: Readonly<Record<Step, readonly string[]>> = {
  install: ['npm install'],
  render: ['npx projen'],
  commit: COMMIT,
};

export interface PerformProps extends Pick<StepProps, 'root' | 'goesOn' | 'kept' | 'notify' | 'signal'> {
  /** The command that goes on with what is left undone. */
  readonly again: string;
}

/**
 * What follows the writing, one step after the other, alone in the directory.
 *
 * @throws AksHaError E206 and E302 where something else is at work there, E301 and E303; the repository stays
 * @throws CancelledError where it was broken off; the repository stays
 */
export async function performSteps(
  steps: readonly Step[],
  { root, goesOn, kept, again, notify, signal }: PerformProps,
): Promise<void> {
  if (steps.length === 0) return;
  const { folder, release } = claim(root, 'The repository is written.');
  try {
    for (const [index, step] of steps.entries()) {
      const left = steps.slice(index).flatMap((name) => BY_HAND[name]);
      const toGoOn = `To go on: ${again}\nOr by hand: ${byHand(root, ...left)}`;
      notify({ type: 'step', step, status: 'started' });
      const undone = await PERFORM[step]({ root, folder, goesOn, kept, toGoOn, notify, signal });
      if (undone) notify({ type: 'skipped', step, ...undone });
      else notify({ type: 'step', step, status: 'done' });
    }
  } finally {
    release();
  }
}

const PERFORM = { install, render, commit };
