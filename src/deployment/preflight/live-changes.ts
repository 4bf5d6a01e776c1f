import type { Environment } from '../../configuration';
import type { Deployed } from '../deployed/deployed';
import type { Check, Finding } from './finding';

const RECIPE =
  'give the region a new name and location beside the old one, deploy, then take the old one out of devops/config/variables.json and deploy again.';

/** Changes that Azure refuses where a cluster is there already, some of them only after half an hour. */
export function liveChangesCheck(environment: Environment, deployed: () => Promise<Deployed>): Check {
  return { name: 'live changes', run: async () => refusedChanges(environment, await deployed()) };
}

/** What variables.json wants otherwise than it is, and can't have. */
export function refusedChanges(environment: Environment, { groups, clusters }: Deployed): Finding[] {
  const { name, home, nodeSize, resourceGroup } = environment;
  const own = groups.filter((group) => group.environment === name);
  const global = own.find(({ region }) => region === undefined);
  const findings: (Finding | false | undefined)[] = [
    global &&
      global.name === resourceGroup &&
      global.location !== home &&
      obstacle(
        `The home of ${name} is ${global.location} for good, and devops/config/variables.json says ${home}.`,
        `Set environments.${name}.home to ${global.location}, and run npx projen.`,
      ),
    ...environment.regions.flatMap((region) => {
      const group = own.find((each) => each.region === region.name);
      const cluster = clusters[region.name];
      const system = cluster?.pools.find(({ mode }) => mode === 'System');
      return [
        group &&
          group.location !== region.location &&
          obstacle(
            `${region.name} is in ${group.location}, and can't be moved to ${region.location}.`,
            `Move it in two steps: ${RECIPE}`,
          ),
        cluster &&
          cluster.name !== region.aksClusterName &&
          obstacle(
            `The cluster of ${region.name} is called ${cluster.name}, and can't be renamed to ${region.aksClusterName}.`,
            `Set aksClusterName back to ${cluster.name}; or build one beside it: ${RECIPE}`,
          ),
        system &&
          system.size !== nodeSize.system &&
          obstacle(
            `The system nodes of ${region.name} are ${system.size}, and can't become ${nodeSize.system}.`,
            `Set nodeSize.system back to ${system.size}; or build clusters beside the old ones: ${RECIPE}`,
          ),
        system &&
          listed(system.zones) !== listed(region.zones) &&
          obstacle(
            `The system nodes of ${region.name} are in zones ${listed(system.zones)}, and can't be in ${listed(region.zones)}.`,
            `Set zones of ${region.name} back to ${listed(system.zones)}; or build a cluster beside it: ${RECIPE}`,
          ),
        cluster?.addressSpace &&
          !cluster.addressSpace.includes(region.stamp.addressSpace) &&
          obstacle(
            `The network of ${region.name} is ${listed(cluster.addressSpace)}, and its nodes can't be moved to ${region.stamp.addressSpace}.`,
            `Set addressSpace back to what it was; or build a cluster beside it: ${RECIPE}`,
          ),
      ];
    }),
  ];
  return findings.filter((finding): finding is Finding => Boolean(finding));
}

function listed(values: readonly string[]): string {
  return [...values].sort().join(', ');
}

function obstacle(what: string, fix: string): Finding {
  return { check: 'live changes', severity: 'obstacle', what, fix };
}
