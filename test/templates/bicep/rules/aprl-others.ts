import { securityRules } from './psrule-others';
import { below, logged, type Resource, rulesOn } from './rule';

// Azure Proactive Resiliency Library v2: azure-resources/<provider>/<type> of github.com/Azure/Azure-Proactive-Resiliency-Library-v2.
// Ids are the first eight digits of its own.

const groups = 'Microsoft.Cdn/profiles/originGroups';
const replicationType = 'Microsoft.ContainerRegistry/registries/replications';
const origins = 'Microsoft.Cdn/profiles/originGroups/origins';

/** Whether something of a resource wakes somebody: a metric of it, by name. */
const watched = ({ id }: Resource, all: readonly Resource[], metric: string): boolean =>
  all.some(
    ({ type, properties }) =>
      type === 'Microsoft.Insights/metricAlerts' &&
      properties.scopes.includes(id) &&
      properties.actions.length > 0 &&
      properties.criteria.allOf.some(({ metricName }: { metricName: string }) => metricName === metric),
  );

/** Whether Azure tells us of the health of everything in the group of a resource. */
const healthTold = ({ id }: Resource, all: readonly Resource[]): boolean =>
  all.some(
    ({ type, properties }) =>
      type === 'Microsoft.Insights/activityLogAlerts' &&
      properties.enabled &&
      properties.condition.allOf.some(({ equals }: { equals?: string }) => equals === 'ResourceHealth') &&
      properties.scopes.some((scope: string) => id.startsWith(`${scope}/`)),
  );

export const aprlRulesOfOthers = [
  ...rulesOn('Microsoft.Resources/resourceGroups', {
    // Resources are where their group is.
    'APRL 98bd7098': (group, all) =>
      all
        .filter(({ id, type, location }) => id.startsWith(`${group.id}/`) && location && type !== replicationType)
        .every(({ location }) => location === 'global' || location === group.location),
  }),
  ...rulesOn('Microsoft.ContainerRegistry/registries', {
    'APRL eb005943': ({ sku }) => sku?.name === 'Premium',
    'APRL 63491f70': (registry, all) =>
      [registry, ...below(registry, all, replicationType)].every(
        ({ properties }) => properties.zoneRedundancy === 'Enabled',
      ),
    'APRL 36ea6c09': (registry, all) => below(registry, all, replicationType).length > 0,
    'APRL 03f4a7d8': ({ properties }) => properties.anonymousPullEnabled === false,
    'APRL 8e389532': (registry, all) =>
      all.every(({ id }) => !id.startsWith(`${registry.id.split('/providers/')[0]}/`) || id.startsWith(registry.id)),
    'APRL 44107155': (registry, all) => logged(registry, all).length > 0,
    'APRL d594cde6': healthTold,
    'APRL e7f0fd54': ({ properties }) => properties.policies?.softDeletePolicy?.status === 'enabled',
  }),
  ...rulesOn('Microsoft.Cdn/profiles', {
    'APRL 1ad74c3c': (profile, all) => logged(profile, all).flat().includes('FrontDoorAccessLog'),
    'APRL 5357ae22': (profile, all) => logged(profile, all).flat().includes('FrontDoorWebApplicationFirewallLog'),
    'APRL 82fa3cff': ({ sku }) => /^(Standard|Premium)_AzureFrontDoor$/.test(sku?.name ?? ''),
    'APRL 1bd2b7e8': (profile, all) => below(profile, all, 'Microsoft.Cdn/profiles/securityPolicies').length > 0,
    'APRL b515690d': (_profile, all) => JSON.stringify(all).includes('GeoMatch'),
  }),
  ...rulesOn(groups, {
    // No probes where there is one origin only.
    'APRL 38f3d542': (group, all) => below(group, all, origins).length > 1 || !group.properties.healthProbeSettings,
    'APRL 5225bba3': ({ properties: { healthProbeSettings } }) => healthProbeSettings?.probePath !== '/',
    'APRL 5783defe': ({ properties: { healthProbeSettings } }) =>
      !healthProbeSettings || healthProbeSettings.probeRequestType === 'HEAD',
  }),
  ...rulesOn(origins, {
    'APRL 1cfe7834': ({ properties }) => Boolean(properties.sharedPrivateLinkResource?.privateLink?.id),
  }),
  ...rulesOn('Microsoft.Cdn/profiles/afdEndpoints/routes', {
    'APRL d9bd6780': ({ properties }) => properties.forwardingProtocol === 'HttpsOnly',
    'APRL 24ab9f11': ({ properties }) => properties.httpsRedirect === 'Enabled',
  }),
  ...rulesOn('Microsoft.Network/natGateways', {
    'APRL babf75d6': (gateway, all) =>
      ['DatapathAvailability', 'SNATConnectionCount'].every((metric) => watched(gateway, all, metric)),
  }),
  ...rulesOn('Microsoft.Network/networkSecurityGroups', {
    'APRL d2976d3e': (group, all) => logged(group, all).length > 0,
    'APRL 8bb4a57b': (_group, all) => JSON.stringify(all).includes('Microsoft.Network/networkSecurityGroups/write'),
    'APRL 52ac35e8': (group, all) => below(group, all, 'Microsoft.Authorization/locks').length > 0,
    'APRL 8291c1fa': (group) => securityRules(group, 'Inbound').length > 0,
  }),
  ...rulesOn('Microsoft.Network/publicIPAddresses', {
    'APRL c63b81fb': ({ zones }) => (zones?.length ?? 0) > 1,
    'APRL 5cea1501': ({ sku }) => sku?.name !== 'Basic',
  }),
  ...rulesOn('Microsoft.Network/virtualNetworks', {
    'APRL 06b77be9': (_network, all) => all.some(({ type }) => type === 'Microsoft.Network/networkWatchers/flowLogs'),
    'APRL 69ea1185': ({ properties }) => properties.enableDdosProtection === true,
  }),
  ...rulesOn('Microsoft.Network/virtualNetworks/subnets', {
    'APRL f0bf9ae6': ({ properties }) => Boolean(properties.networkSecurityGroup?.id),
    'APRL 24ae3773': ({ properties }) => !properties.serviceEndpoints?.length,
  }),
  ...rulesOn('Microsoft.ContainerService/managedClusters', {
    // Out through the NAT gateway.
    'APRL 1adba190': ({ properties }) => properties.networkProfile.outboundType === 'userAssignedNATGateway',
  }),
  ...rulesOn('Microsoft.OperationalInsights/workspaces', {
    'APRL b36fd2ac': (workspace, all) =>
      below(workspace, all, 'Microsoft.OperationalInsights/workspaces/dataExports').length > 0,
    'APRL 4b77191c': healthTold,
  }),
  ...rulesOn('Microsoft.Insights/components', {
    'APRL dac421ec': ({ properties }) => Boolean(properties.WorkspaceResourceId),
    'APRL 092f5c85': (_component, all) => !/InstrumentationKey/i.test(JSON.stringify(all)),
  }),
  ...rulesOn('Microsoft.Insights/activityLogAlerts', {
    'APRL be448849': (_alert, all) => all.filter(isCluster).every((cluster) => healthTold(cluster, all)),
    'APRL 9729c89d': (_alert, all) => all.some(({ properties }) => tellsAll(properties)),
  }),
];

const isCluster = ({ type }: Resource): boolean => type === 'Microsoft.ContainerService/managedClusters';

// biome-ignore lint/suspicious/noExplicitAny: properties of any resource
const tellsAll = (properties: any): boolean =>
  properties?.enabled === true &&
  JSON.stringify(properties.condition?.allOf) === '[{"field":"category","equals":"ServiceHealth"}]';
