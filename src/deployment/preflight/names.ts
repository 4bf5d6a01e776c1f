import type { Environment, Region } from '../../configuration';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import type { Deployed } from '../deployed/deployed';
import type { Check, Finding } from './finding';

/** Whether the names that are unique in all of Azure are free, or ours already. */
export function namesCheck(arm: ArmClient, environment: Environment, deployed: () => Promise<Deployed>): Check {
  return {
    name: 'names',
    run: async () => {
      const now = await deployed();
      const regions = environment.exposure === 'public' ? environment.regions : [];
      const asked = [
        registryName(arm, environment, now),
        ...regions.map((region) => dnsLabel(arm, environment, region, now)),
        ...groupsOf(environment).map((group) => resourceGroup(arm, group, now)),
      ];
      return (await Promise.all(asked)).flat();
    },
  };
}

async function registryName(arm: ArmClient, environment: Environment, { groups }: Deployed): Promise<Finding[]> {
  const { containerRegistryName: name } = environment;
  if (owns(groups, name)) return [];
  const path = `${arm.subscription}/providers/Microsoft.ContainerRegistry/checkNameAvailability`;
  const body = { name, type: 'Microsoft.ContainerRegistry/registries' };
  const answer = await arm.send('POST', path, { apiVersion: API.registry, body });
  const { nameAvailable, message } = answer.body as { nameAvailable: boolean; message?: string };
  if (nameAvailable) return [];
  const what = `The registry name ${name} is taken${message ? `: ${message}` : '.'}`;
  return [taken(what, `environments.${environment.name}.containerRegistryName`)];
}

async function dnsLabel(
  arm: ArmClient,
  { name }: Environment,
  region: Region,
  { groups }: Deployed,
): Promise<Finding[]> {
  const { resourceGroup: group, gatewayAddress } = region.stamp;
  if (groups.some((each) => each.name === group && owns([each], gatewayAddress.name))) return [];
  const path = `${arm.subscription}/providers/Microsoft.Network/locations/${region.location}/CheckDnsNameAvailability`;
  const query = { domainNameLabel: gatewayAddress.dnsLabel };
  const { available } = await arm.get<{ available: boolean }>(path, { apiVersion: API.network, query });
  if (available) return [];
  const what = `The address ${gatewayAddress.hostName} of ${region.name} is taken.`;
  return [taken(what, `environments.${name}.containerRegistryName, which it is derived from`)];
}

/** A group of that name without our tags is somebody's: a later destroy would delete what is in it. */
async function resourceGroup(arm: ArmClient, name: string, { groups }: Deployed): Promise<Finding[]> {
  if (groups.some((each) => each.name.toLowerCase() === name.toLowerCase())) return [];
  const path = `${arm.subscription}/resourceGroups/${name}`;
  if (!(await arm.find(path, { apiVersion: API.resources }))) return [];
  const what = `The resource group ${name} is there already, and not of this workload.`;
  return [taken(what, 'resourceGroup')];
}

function groupsOf({ resourceGroup: name, regions }: Environment): string[] {
  return [name, ...regions.map(({ stamp }) => stamp.resourceGroup)];
}

function owns(groups: Deployed['groups'], name: string): boolean {
  return groups.some(({ resources }) => resources.some((resource) => resource.name === name));
}

function taken(what: string, key: string): Finding {
  const fix = `Choose another ${key} in devops/config/variables.json, run npx projen, and deploy again.`;
  return { check: 'names', severity: 'obstacle', what, fix };
}
