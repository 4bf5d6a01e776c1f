import { type DeploymentPlan, removals } from '../../deployment/plan/plan';
import { AksHaError } from '../../errors/aks-ha-error';
import type { DeployReporter } from './deploy-reporter';
import type { Surroundings } from './surroundings';

export interface ConfirmProps {
  readonly ask: Surroundings['ask'];
  readonly err: Surroundings['err'];
  readonly reporter: DeployReporter;
}

/** @throws AksHaError E612 where nobody can be asked */
export async function confirmed({ ask, reporter }: ConfirmProps, question: string): Promise<boolean> {
  if (!ask) throw nobody();
  reporter.pause();
  return /^(y|yes)$/i.test(((await ask(`${question} [y/N] `)) ?? '').trim());
}

/** What takes away is asked about on its own, with what goes. */
export async function removalsConfirmed(props: ConfirmProps, plan: DeploymentPlan): Promise<boolean> {
  props.reporter.pause();
  for (const { what } of removals(plan)) props.err(`REMOVE: ${what}\n`);
  return confirmed(props, 'Remove it too? It can not be undone.');
}

/**
 * Typed in full: nobody does by mistake what others feel.
 *
 * @param what is done then, in an imperative
 * @throws AksHaError E612 where nobody can be asked
 */
export async function typedName({ ask, reporter }: ConfirmProps, name: string, what = 'remove it'): Promise<boolean> {
  if (!ask) throw nobody();
  reporter.pause();
  return ((await ask(`Type ${name} to ${what}: `)) ?? '').trim() === name;
}

function nobody(): AksHaError {
  return new AksHaError({
    code: 'E612',
    source: 'user',
    message: 'Nobody can be asked here: there is no terminal.',
    hint: 'Where there is --preview, look at it; then give --yes.',
  });
}
