import { watchingLocation } from '../../../src/configuration/watching-location';
import type { PredictedResource } from '../../toolchain/bicep';
import type { Expansion, Region } from './fixtures';

// Azure's rules for the names that Bicep makes up. Those from variables.json are the validator's business.
const rules: Record<string, RegExp> = {
  'Microsoft.ManagedIdentity/userAssignedIdentities': /^[a-z0-9][\w-]{2,127}$/,
  'Microsoft.ContainerService/managedClusters/agentPools': /^[a-z][a-z0-9]{0,11}$/,
  'Microsoft.Cdn/profiles/afdEndpoints': /^[a-z0-9](?:-*[a-z0-9]){0,45}$/,
  'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies': /^[a-z][a-z0-9]{0,127}$/,
  'Microsoft.OperationalInsights/workspaces': /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
  'Microsoft.Monitor/accounts': /^[A-Za-z0-9][A-Za-z0-9-]{2,42}[A-Za-z0-9]$/,
  'Microsoft.Insights/dataCollectionEndpoints': /^[A-Za-z0-9][A-Za-z0-9-]{1,42}[A-Za-z0-9]$/,
  'Microsoft.Insights/dataCollectionRules': /^[A-Za-z0-9][A-Za-z0-9-]{1,62}[A-Za-z0-9]$/,
  'Microsoft.Network/virtualNetworks': /^[a-z0-9][\w.-]{0,62}[a-z0-9_]$/,
};

// Nothing can be tagged that belongs to another resource as a setting.
const untagged =
  /roleAssignments|maintenanceConfigurations|federatedIdentityCredentials|subnets|originGroups|routes|securityPolicies|agentPools|diagnosticSettings|dataCollectionRuleAssociations|eventSubscriptions|locks/;

export function describeNames(expansion: Expansion): void {
  const { environment } = expansion;

  it('makes names that Azure takes', () => {
    for (const [type, rule] of Object.entries(rules)) {
      for (const { name } of expansion.all(type)) {
        expect(name.split('/').pop()).toMatch(rule);
        expect(name.split('/').pop()?.length).toBeLessThanOrEqual(type.endsWith('afdEndpoints') ? 46 : 128);
      }
    }
    for (const cluster of expansion.all('Microsoft.ContainerService/managedClusters')) {
      expect(cluster.properties.dnsPrefix).toMatch(/^[a-z0-9][a-z0-9-]{0,52}[a-z0-9]$/);
    }
  });

  it('makes every id once', () => {
    const ids = expansion.resources.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tags whatever takes tags', () => {
    const tags = {
      workload: expansion.given.workload ?? 'orders',
      environment: expansion.given.environmentName ?? 'prod',
      'managed-by': 'create-aks-ha',
    };
    for (const resource of expansion.resources) {
      const region = environment.regions.find((r) => resource.id.includes(`/${expansion.stamp(r).resourceGroup}`));
      const replica = environment.regions.find((r) => resource.id.endsWith(`/replications/${r.location}`));
      const own = region ?? replica;
      if (untagged.test(resource.type)) expect(resource.tags).toBeUndefined();
      else expect(ownTags(resource)).toEqual(own ? { ...tags, region: own.name } : tags);
      if (resource.location && region) expect(resource.location).toBe(placeOf(resource, region, expansion));
    }
  });
}

const anywhere = ['Microsoft.Insights/metricAlerts', 'Microsoft.Insights/activityLogAlerts'];

/** Where a resource of a region is: there, but for what watches it, and for metrics where Azure keeps none there. */
function placeOf({ type, name }: PredictedResource, region: Region, expansion: Expansion): string {
  if (anywhere.includes(type)) return 'global';
  if (/^(appi|webtest|log-webtest)-/.test(name)) return watchingLocation(region.location);
  return /^(amw|dce|dcr-prometheus|cluster)-/.test(name) ? expansion.stamp(region).metricsLocation : region.location;
}

/** Tags but for those that Azure wants for links between resources. */
function ownTags({ tags = {} }: PredictedResource): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !name.startsWith('hidden-link:')));
}
