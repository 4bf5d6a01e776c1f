import type { Environment, Region } from '../../configuration';
import type { Deployed } from '../deployed/deployed';
import type { Outputs } from '../steps/handed';
import type { Check, Finding } from './finding';

/** What was found of the infrastructure. */
export interface Infrastructure {
  readonly deployed: Deployed;
  readonly outputs: Outputs;
}

/** Whether there is something that a workload can stand on; only a deployment of the infrastructure makes it. */
export function infrastructureCheck(
  environment: Environment,
  regions: readonly Region[],
  infrastructure: () => Promise<Infrastructure>,
): Check {
  return { name: 'infrastructure', run: async () => missingParts(environment, regions, await infrastructure()) };
}

/** What a workload needs and is not there, each told once. */
export function missingParts(
  { name, frontDoorName }: Environment,
  regions: readonly Region[],
  { deployed, outputs }: Infrastructure,
): Finding[] {
  const without = regions.filter((region) => !deployed.clusters[region.name]);
  const what = [
    ...(outputs.frontDoorHostName === '' || outputs.frontDoorId === '' ? [`Front Door ${frontDoorName}`] : []),
    ...without.map(({ aksClusterName, location }) => `the cluster ${aksClusterName} (${location})`),
  ];
  if (what.length === 0) return [];
  return [
    {
      check: 'infrastructure',
      severity: 'obstacle',
      what: `${name} lacks what its workload stands on: ${what.join(', ')}.`,
      fix: `Make it: create-aks-ha deploy --only infrastructure --environment ${name}`,
    },
  ];
}
