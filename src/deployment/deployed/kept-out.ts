import type { DeploymentExtended } from '@azure/arm-resources';
import type { Environment } from '../../configuration';
import type { Origin } from '../front-door/origins';
import { drainedIn } from './last-deployment';

/** Regions that Front Door sends no users to although variables.json does not say so. */
export interface KeptOut {
  /** Drained by somebody: a deployment leaves them so, and `restore` brings them back. */
  readonly drained: readonly string[];
  /** The last deployment was told so by variables.json, which says otherwise now: this one brings them back. */
  readonly returning: readonly string[];
}

/**
 * Azure says that an origin is disabled, not by whom. What the last deployment asked for tells: what it did not ask for,
 * somebody has done since.
 */
export function keptOut(
  { regions }: Environment,
  origins: readonly Origin[],
  last: DeploymentExtended | undefined,
): KeptOut {
  const disabled = regions
    .filter(({ drained }) => !drained)
    .map(({ name }) => name)
    .filter((name) => origins.some((origin) => origin.region === name && !origin.isEnabled));
  const asked = drainedIn(last);
  return {
    drained: disabled.filter((name) => !asked.includes(name)),
    returning: disabled.filter((name) => asked.includes(name)),
  };
}
