import { type Configuration, type Environment, parseVariables, suggestVariables } from '../../src/configuration';
import type { Deployed, DeployedCluster, DeployedGroup } from '../../src/deployment/deployed/deployed';

/** Orders in prod, in blue (eastus2) and green (centralus), and whatever a test changes. */
export function configured(change: (prod: Record<string, unknown>) => void = () => undefined): {
  configuration: Configuration;
  environment: Environment;
} {
  const variables = structuredClone(
    suggestVariables({ workload: 'orders', environments: ['prod'], alertEmails: ['oncall@contoso.com'] }),
  );
  change(variables.environments.prod as unknown as Record<string, unknown>);
  const configuration = parseVariables(variables, 'variables.json');
  const [environment] = configuration.environments;
  if (!environment) throw new Error('no environment');
  return { configuration, environment };
}

/** What Azure has once an environment is deployed as it is configured. */
export function deployedAs({ name, regions, resourceGroup, home, nodeSize }: Environment): Deployed {
  const global: DeployedGroup = { name: resourceGroup, location: home, environment: name, resources: [] };
  const groups = regions.map(
    (region): DeployedGroup => ({
      name: region.stamp.resourceGroup,
      location: region.location,
      environment: name,
      region: region.name,
      resources: [],
    }),
  );
  const clusters = regions.map((region): [string, DeployedCluster] => [
    region.name,
    {
      id: `/subscriptions/s/resourceGroups/${region.stamp.resourceGroup}/providers/Microsoft.ContainerService/managedClusters/${region.aksClusterName}`,
      name: region.aksClusterName,
      location: region.location,
      state: 'Succeeded',
      power: 'Running',
      kubernetesVersion: '1.35.2',
      pools: [
        { name: 'system', mode: 'System', count: 3, size: nodeSize.system, zones: region.zones },
        { name: 'u1abc', mode: 'User', count: 2, size: nodeSize.user, zones: ['1'] },
      ],
    },
  ]);
  return { groups: [global, ...groups], clusters: Object.fromEntries(clusters) };
}

export const NOTHING: Deployed = { groups: [], clusters: {} };
