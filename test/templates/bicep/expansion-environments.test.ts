import { suggestVariables } from '../../../src/configuration';
import { USABLE_REGIONS } from '../../../src/configuration/region-catalogue';
import { blockOf, overlap } from '../../configuration/cidr';
import { deployedBefore } from './compiled-template';
import { groupId, type Prediction, Predictor } from './prediction';
import { unresolved } from './unresolved';

// From the answers to Azure's resources, through everything that the generator does. The suites of expansions.test.ts look at
// each resource; here it is asserted how they belong together, for any number of regions in two environments.

const acrPull = '7f951dda-4ed3-4680-a7ca-43fe172d538d';
const pair = ['eastus2', 'centralus'];
const locations = [...pair, ...USABLE_REGIONS.map(({ name }) => name).filter((name) => !pair.includes(name))];
const variables = (count: number) =>
  suggestVariables({
    environments: ['prod', 'staging'],
    regions: locations.slice(0, count).map((location) => ({ location })),
    alertEmails: ['oncall@example.com', 'team@example.com'],
  });

const week = (window: { dayOfWeek: string; startTime: string; durationHours: number }): number[] => {
  const day = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].indexOf(window.dayOfWeek);
  const start = 24 * day + Number(window.startTime.split(':')[0]);
  return Array.from({ length: window.durationHours }, (_, hour) => (start + hour) % 168);
};

let predictor: Predictor;
const predictions = new Map<number, readonly Prediction[]>();
const counts = [1, 2, 3, 10, locations.length];

beforeAll(async () => {
  predictor = new Predictor();
  for (const count of counts) predictions.set(count, await predictor.predict(variables(count)));
}, 180_000);
afterAll(() => predictor.end());

describe.each(counts)('%i regions in prod and in staging', (count) => {
  const both = () => predictions.get(count) ?? [];

  it('are two environments that share nothing', () => {
    expect(both().map(({ environment }) => environment.name)).toEqual(['prod', 'staging']);
    const ids = both().flatMap(({ resources }) => resources.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('have node pools times zones: a system pool across all, a user pool in each', () => {
    for (const { environment, all } of both()) {
      expect(environment.regions).toHaveLength(count);
      for (const { stamp, zones } of environment.regions) {
        const [cluster] = all('Microsoft.ContainerService/managedClusters', stamp.resourceGroup);
        expect(cluster?.properties.agentPoolProfiles).toEqual([expect.objectContaining({ availabilityZones: zones })]);
        const pools = all('Microsoft.ContainerService/managedClusters/agentPools', stamp.resourceGroup);
        expect(pools.map(({ properties }) => properties.availabilityZones)).toEqual(zones.map((zone) => [zone]));
      }
    }
  });

  it('replicate the registry to every region that is not its home', () => {
    for (const { environment, all } of both()) {
      const [registry, ...more] = all('Microsoft.ContainerRegistry/registries');
      expect(more).toEqual([]);
      const replicas = all('Microsoft.ContainerRegistry/registries/replications').map(({ location }) => location);
      expect(replicas).toEqual(
        environment.regions.map(({ location }) => location).filter((location) => location !== registry?.location),
      );
      expect(replicas).toHaveLength(count - 1);
    }
  });

  it('give Front Door one group with every region, and one with each region alone', () => {
    for (const { environment, all } of both()) {
      const origins = all('Microsoft.Cdn/profiles/originGroups/origins');
      const hosts = all('Microsoft.Cdn/profiles/originGroups').map(({ id }) =>
        origins.filter((origin) => origin.id.startsWith(`${id}/`)).map(({ properties }) => properties.hostName),
      );
      const regions = environment.regions.map(({ stamp }) => stamp.gatewayAddress.hostName);
      expect(hosts).toEqual([regions, ...regions.map((host) => [host])]);
      const groups = all('Microsoft.Cdn/profiles/originGroups').map(({ id }) => id);
      const routes = all('Microsoft.Cdn/profiles/afdEndpoints/routes').map(({ properties }) => properties);
      expect(routes.map(({ originGroup }) => originGroup.id)).toEqual(groups);
      expect(routes.map(({ patternsToMatch }) => patternsToMatch[0])).toEqual([
        '/*',
        ...environment.regions.map(({ name }) => `/.aks-ha/${name}`),
      ]);
    }
  });

  it('have networks that overlap nowhere, across both', () => {
    const networks = both().flatMap(({ resources }) =>
      resources
        .filter(({ type }) => type === 'Microsoft.Network/virtualNetworks')
        .flatMap(({ properties }) => properties.addressSpace.addressPrefixes as string[]),
    );
    expect(networks).toHaveLength(2 * count);
    const inside = both().flatMap(({ all }) =>
      all('Microsoft.ContainerService/managedClusters').flatMap(({ properties: { networkProfile } }) => [
        networkProfile.podCidr,
        networkProfile.serviceCidr,
      ]),
    );
    const blocks = [...networks, ...new Set<string>(inside)].map(blockOf);
    expect(blocks.filter((a, i) => blocks.slice(i + 1).some((b) => overlap(a, b)))).toEqual([]);
  });

  it('upgrade no two regions at once, and staging a day before prod', () => {
    const [prod, staging] = both().map(({ environment, resources }) =>
      environment.regions.map(({ stamp }) => {
        const windows = resources
          .filter(({ type }) => type === 'Microsoft.ContainerService/managedClusters/maintenanceConfigurations')
          .filter(({ id }) => id.startsWith(`${groupId(stamp.resourceGroup)}/`))
          .map(({ properties: { maintenanceWindow } }) => ({
            ...maintenanceWindow,
            ...maintenanceWindow.schedule.weekly,
          }));
        expect(windows).toHaveLength(3);
        const hours = windows.map(week);
        expect(hours).toEqual(Array(3).fill(hours[0]));
        return hours[0] ?? [];
      }),
    );
    for (const environment of [prod, staging]) {
      const hours = environment?.flat() ?? [];
      expect(hours).toHaveLength(4 * count);
      expect(new Set(hours).size).toBe(hours.length);
    }
    expect(staging).toEqual(prod?.map((hours) => hours.map((hour) => (hour + 144) % 168)));
  });

  // What Azure says of its services too, in both: an environment that hears it from another one hears nothing when that one goes.
  it('wire every alert to a group that somebody gets mail from', () => {
    for (const { environment, resources, all } of both()) {
      const [group] = all('Microsoft.Insights/actionGroups');
      const receivers = group?.properties.emailReceivers.map(
        (receiver: { emailAddress: string }) => receiver.emailAddress,
      );
      expect(receivers).toEqual(environment.alertEmails);
      const alerts = resources.filter(({ type }) => /Alerts$|scheduledQueryRules$|prometheusRuleGroups$/.test(type));
      expect(alerts.length).toBeGreaterThan(2 + 3 * count);
      for (const { id, properties } of alerts) {
        for (const told of properties.rules ?? [properties]) {
          expect([id, JSON.stringify(told.actions)]).toEqual([id, expect.stringContaining(`"${group?.id}"`)]);
          expect([id, told.enabled]).toEqual([id, true]);
        }
      }
    }
  });

  it('associate every data collection rule with the cluster of its region, and every cluster with two', () => {
    for (const { environment, all } of both()) {
      for (const { stamp } of environment.regions) {
        const rules = all('Microsoft.Insights/dataCollectionRules', stamp.resourceGroup).map(({ id }) => id);
        const [cluster] = all('Microsoft.ContainerService/managedClusters', stamp.resourceGroup);
        const associations = all('Microsoft.Insights/dataCollectionRuleAssociations', stamp.resourceGroup);
        expect(associations.map(({ properties }) => properties.dataCollectionRuleId).sort()).toEqual(rules.sort());
        expect(rules).toHaveLength(2);
        for (const { id } of associations) expect(id.startsWith(`${cluster?.id}/providers/`)).toBe(true);
      }
    }
  });

  it('let every cluster pull from the registry, by the identity of its nodes', () => {
    for (const { environment, all } of both()) {
      const pulls = all('Microsoft.Authorization/roleAssignments').filter(({ properties }) =>
        properties.roleDefinitionId.endsWith(acrPull),
      );
      expect(pulls).toHaveLength(count);
      environment.regions.forEach(({ name, stamp }, i) => {
        expect(pulls[i]?.properties.principalId).toContain(`/resourceGroups/${stamp.resourceGroup}/`);
        expect(pulls[i]?.properties.principalId).toContain('-kubelet');
        expect(pulls[i]?.properties.description).toContain(name);
        expect(pulls[i]?.id).toContain(`/registries/${environment.containerRegistryName}'`);
      });
    }
  });

  it('leave nothing unresolved that a reviewer reads', () => {
    for (const { resources } of both()) expect(unresolved(resources)).toEqual([]);
  });
});

describe('the compiled template', () => {
  it('assigns every role of the control plane before the cluster is made', () => {
    const stamp = predictor.template.resources.stamp?.properties?.template;
    if (!stamp) throw new Error('main.bicep calls no stamp');
    const granting = Object.entries(stamp.resources)
      .filter(([, { properties }]) => properties?.template?.parameters?.controlPlanePrincipalId)
      .map(([name]) => name);
    expect(granting.length).toBeGreaterThan(0);
    expect(deployedBefore(stamp, 'cluster')).toEqual(expect.arrayContaining(granting));
  });

  it('lets the nodes pull before they are made', () => {
    const { identities } = predictor.template.resources;
    expect(identities?.properties?.template?.resources.pullRight?.properties?.template?.parameters).toHaveProperty(
      'kubeletPrincipalId',
    );
    expect(deployedBefore(predictor.template, 'stamp')).toEqual(expect.arrayContaining(['identities', 'registry']));
  });
});
