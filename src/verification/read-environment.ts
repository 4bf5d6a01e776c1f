import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration, Environment, Region } from '../configuration/configuration';
import { AksHaError } from '../errors/aks-ha-error';
import { workloadsOf } from './cluster/workloads';
import { assumedPools } from './infrastructure/assumed-pools';
import { nodePools } from './infrastructure/node-pools';
import type { Resources } from './infrastructure/resources';
import { type Manifests, parseManifests } from './kubernetes/manifests';
import type { EnvironmentModel } from './scenarios/scenario';

/**
 * What the files of a repository make of an environment.
 *
 * @param root of the repository
 * @param resources what its Bicep would make; without it node pools are taken to be as they were generated
 * @throws AksHaError E501 where manifests are missing, E502 where they can't be read
 */
export function readEnvironment(
  root: string,
  { workload }: Configuration,
  environment: Environment,
  resources: Resources | undefined,
): EnvironmentModel {
  return {
    workload,
    environment,
    regions: environment.regions.map((region) => {
      const manifests = readManifests(root, environment, region);
      const pools = resources ? nodePools(resources, region.aksClusterName) : assumedPools(environment, region);
      return { region, manifests, pools, workloads: workloadsOf(manifests) };
    }),
    ...(resources ? { resources } : {}),
  };
}

function readManifests(root: string, environment: Environment, region: Region): Manifests {
  const path = `manifests/${environment.name}/${region.name}.yaml`;
  try {
    return parseManifests(path, readFileSync(join(root, path), 'utf8'));
  } catch (cause) {
    if (cause instanceof AksHaError) throw cause;
    throw new AksHaError({
      code: 'E501',
      source: 'user',
      message: `${path} can't be read: ${(cause as Error).message}`,
      hint: 'Render it: npx projen',
      cause,
    });
  }
}
