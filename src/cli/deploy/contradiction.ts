import { AksHaError } from '../../errors/aks-ha-error';
import type { DeployOptions } from './deploy-options';

/**
 * What leaves a part as it is can't be told anything about that part.
 *
 * @throws AksHaError E100 where it is
 */
export function refuseContradiction(options: DeployOptions): void {
  const { only } = options;
  if (only === undefined) return;
  const flags = only === 'infrastructure' ? OF_WORKLOAD : OF_INFRASTRUCTURE;
  const [flag] = Object.entries(flags).find(([name]) => isGiven(options[name as keyof DeployOptions])) ?? [];
  if (flag === undefined) return;
  throw new AksHaError({
    code: 'E100',
    source: 'user',
    message: `--only ${only} and ${flags[flag]} contradict each other.`,
    hint: 'Leave one of them out: create-aks-ha deploy --help',
  });
}

const OF_WORKLOAD: Readonly<Record<string, string>> = {
  image: '--image',
  region: '--region',
  order: '--order',
  rollback: '--rollback',
  buildInRegistry: '--build-in-registry',
};

const OF_INFRASTRUCTURE: Readonly<Record<string, string>> = { remove: '--remove', skipGlobal: '--skip-global' };

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== false;
}
