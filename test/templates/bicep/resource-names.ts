/** What Azure accepts as the name of a resource: the last part of its id. */
interface NameRule {
  readonly min: number;
  readonly max: number;
  readonly pattern: RegExp;
  readonly source: string;
}

const learn = 'learn.microsoft.com/azure';
const nameRules = `${learn}/azure-resource-manager/management/resource-name-rules`;
const templatesOf = (type: string) => `${learn}/templates/${type}`;

const alphanumeric = /^[A-Za-z0-9]+$/;
const words = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/;
const underscored = /^[A-Za-z0-9][\w-]*$/;
const network: NameRule = { min: 1, max: 80, pattern: /^[A-Za-z0-9](?:[\w.-]*\w)?$/, source: nameRules };
/** Alerts: nothing that means something in a URL, no space or period at the end. */
const alert: NameRule = { min: 1, max: 260, pattern: /^[^*#&+:<>?@%{}\\/|]*[^*#&+:<>?@%{}\\/|. ]$/, source: nameRules };
const frontDoorPart = (type: string): NameRule => ({ min: 1, max: 90, pattern: words, source: templatesOf(type) });

/** The rule of every type that the templates make. A type that is not here has not been thought about. */
export const resourceNames: Readonly<Record<string, NameRule>> = {
  'Microsoft.Resources/resourceGroups': { min: 1, max: 90, pattern: /^[\w().-]*[\w()-]$/, source: nameRules },

  'Microsoft.Authorization/roleAssignments': {
    min: 36,
    max: 24_576,
    // The GUID follows from a principal that only Azure knows.
    pattern: /^(?:\[guid\(.*\)\]|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
    source: templatesOf('microsoft.authorization/roleassignments'),
  },
  'Microsoft.Authorization/locks': { min: 1, max: 90, pattern: /^[\w().-]*[\w()-]$/, source: nameRules },

  'Microsoft.ManagedIdentity/userAssignedIdentities': { min: 3, max: 128, pattern: underscored, source: nameRules },
  'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials': {
    min: 3,
    max: 120,
    pattern: underscored,
    source: 'learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations',
  },

  'Microsoft.Network/networkSecurityGroups': network,
  'Microsoft.Network/natGateways': network,
  'Microsoft.Network/publicIPAddresses': network,
  'Microsoft.Network/virtualNetworks': { ...network, min: 2, max: 64 },
  'Microsoft.Network/virtualNetworks/subnets': network,
  'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies': {
    min: 1,
    max: 128,
    pattern: /^[A-Za-z][A-Za-z0-9]*$/,
    source: 'PSRule for Azure, AZR-000116',
  },

  'Microsoft.ContainerService/managedClusters': {
    min: 1,
    max: 63,
    pattern: /^[A-Za-z0-9](?:[\w-]*[A-Za-z0-9])?$/,
    source: nameRules,
  },
  'Microsoft.ContainerService/managedClusters/agentPools': {
    min: 1,
    max: 12,
    pattern: /^[a-z][a-z0-9]*$/,
    source: `${learn}/aks/create-node-pools`,
  },
  'Microsoft.ContainerService/managedClusters/maintenanceConfigurations': {
    min: 1,
    max: 63,
    pattern: /^(?:default|aksManagedAutoUpgradeSchedule|aksManagedNodeOSUpgradeSchedule)$/,
    source: `${learn}/aks/planned-maintenance`,
  },

  'Microsoft.ContainerRegistry/registries': { min: 5, max: 50, pattern: alphanumeric, source: nameRules },
  'Microsoft.ContainerRegistry/registries/replications': { min: 5, max: 50, pattern: alphanumeric, source: nameRules },

  'Microsoft.Cdn/profiles': { min: 2, max: 90, pattern: words, source: templatesOf('microsoft.cdn/profiles') },
  'Microsoft.Cdn/profiles/afdEndpoints': {
    min: 2,
    max: 46,
    pattern: words,
    source: `${learn}/frontdoor/endpoint`,
  },
  'Microsoft.Cdn/profiles/afdEndpoints/routes': frontDoorPart('microsoft.cdn/profiles/afdendpoints/routes'),
  'Microsoft.Cdn/profiles/originGroups': frontDoorPart('microsoft.cdn/profiles/origingroups'),
  'Microsoft.Cdn/profiles/originGroups/origins': frontDoorPart('microsoft.cdn/profiles/origingroups/origins'),
  'Microsoft.Cdn/profiles/securityPolicies': frontDoorPart('microsoft.cdn/profiles/securitypolicies'),

  'Microsoft.OperationalInsights/workspaces': { min: 4, max: 63, pattern: words, source: nameRules },
  // Azure makes a group of its own for each, MA_<name>_<location>_managed, and groups have at most 90 characters.
  'Microsoft.Monitor/accounts': { min: 4, max: 44, pattern: words, source: templatesOf('microsoft.monitor/accounts') },
  'Microsoft.AlertsManagement/prometheusRuleGroups': {
    ...alert,
    source: templatesOf('microsoft.alertsmanagement/prometheusrulegroups'),
  },

  'Microsoft.Insights/actionGroups': alert,
  'Microsoft.Insights/metricAlerts': alert,
  'Microsoft.Insights/activityLogAlerts': alert,
  'Microsoft.Insights/scheduledQueryRules': alert,
  'Microsoft.Insights/webtests': alert,
  'Microsoft.Insights/components': {
    min: 1,
    max: 255,
    pattern: /^[\w().-]*[\w()-]$/,
    source: 'PSRule for Azure, AZR-000070',
  },
  'Microsoft.Insights/diagnosticSettings': alert,
  'Microsoft.Insights/dataCollectionRules': {
    min: 3,
    max: 64,
    pattern: underscored,
    source: templatesOf('microsoft.insights/datacollectionrules'),
  },
  'Microsoft.Insights/dataCollectionEndpoints': {
    min: 3,
    max: 44,
    pattern: underscored,
    source: templatesOf('microsoft.insights/datacollectionendpoints'),
  },
  'Microsoft.Insights/dataCollectionRuleAssociations': {
    ...alert,
    source: templatesOf('microsoft.insights/datacollectionruleassociations'),
  },

  'Microsoft.EventGrid/eventSubscriptions': {
    min: 3,
    max: 64,
    pattern: /^[A-Za-z0-9-]+$/,
    source: nameRules,
  },
};

/** Why Azure would refuse a name, or `undefined` where it takes it. */
export function refusedName(type: string, name: string): string | undefined {
  const rule = resourceNames[type];
  if (!rule) return `${type} has no rule in resource-names.ts`;
  const own = name.startsWith('[') ? name : (name.split('/').pop() ?? '');
  const length = own.length < rule.min || own.length > rule.max;
  return length || !rule.pattern.test(own) ? `${type}: "${own}" (${rule.source})` : undefined;
}
