import { below, logged, type Resource, rulesOn } from './rule';

// PSRule for Azure, pillars Reliability and Security: github.com/Azure/PSRule.Rules.Azure, docs/en/rules/<id>.md.

interface SecurityRule {
  readonly access: 'Allow' | 'Deny';
  readonly direction: 'Inbound' | 'Outbound';
  readonly priority: number;
  readonly protocol: string;
  readonly sourceAddressPrefix: string;
  readonly destinationAddressPrefix: string;
  readonly destinationPortRange?: string;
  readonly destinationPortRanges?: readonly string[];
}

/** Rules of a security group in one direction, the first to be asked first. */
export function securityRules(group: Resource, direction: SecurityRule['direction']): SecurityRule[] {
  const rules: SecurityRule[] = group.properties.securityRules.map(
    ({ properties }: { properties: SecurityRule }) => properties,
  );
  return rules.filter((rule) => rule.direction === direction).sort((a, b) => a.priority - b.priority);
}

/** Ports of a rule, `*` for all. */
export const portsOf = (rule: SecurityRule): readonly string[] =>
  rule.destinationPortRanges ?? [rule.destinationPortRange ?? ''];

const deniesOutbound = (group: Resource, port: string): boolean =>
  securityRules(group, 'Outbound').find(
    (rule) =>
      ['VirtualNetwork', '*'].includes(rule.destinationAddressPrefix) &&
      portsOf(rule).some((range) => range === port || range === '*'),
  )?.access === 'Deny';

const subnetNames = (network: Resource, all: readonly Resource[]): (string | undefined)[] =>
  below(network, all, 'Microsoft.Network/virtualNetworks/subnets').map(({ name }) => name.split('/').pop());

interface ManagedRuleSet {
  readonly ruleSetType: string;
  readonly ruleSetVersion: string;
  readonly exclusions?: readonly unknown[];
}
const ruleSets = (policy: Resource): readonly ManagedRuleSet[] => policy.properties.managedRules?.managedRuleSets ?? [];

const enabled = ({ properties }: Resource): boolean => properties.policySettings.enabledState === 'Enabled';
const prevents = ({ properties }: Resource): boolean => properties.policySettings.mode === 'Prevention';

export const psRulesOfOthers = [
  ...rulesOn('Microsoft.ContainerRegistry/registries', {
    'Azure.ACR.GeoReplica': (registry, all) =>
      below(registry, all, 'Microsoft.ContainerRegistry/registries/replications').some(
        ({ location }) => location !== registry.location,
      ),
    'Azure.ACR.MinSku': ({ sku }) => ['Premium', 'Standard'].includes(sku?.name ?? ''),
    'Azure.ACR.SoftDelete': ({ properties }) => properties.policies?.softDeletePolicy?.status === 'enabled',
    'Azure.ACR.AdminUser': ({ properties }) => properties.adminUserEnabled === false,
    'Azure.ACR.AnonymousAccess': ({ properties }) => properties.anonymousPullEnabled === false,
    'Azure.ACR.ContentTrust': ({ properties }) => properties.policies?.trustPolicy?.status === 'enabled',
    'Azure.ACR.ExportPolicy': ({ properties }) => properties.policies?.exportPolicy?.status === 'disabled',
    'Azure.ACR.Firewall': ({ properties }) =>
      properties.publicNetworkAccess === 'Disabled' || properties.networkRuleSet?.defaultAction === 'Deny',
    'Azure.ACR.Logs': (registry, all) =>
      logged(registry, all).some((categories) =>
        ['ContainerRegistryLoginEvents', 'ContainerRegistryRepositoryEvents'].every((log) => categories.includes(log)),
      ),
    'Azure.ACR.Quarantine': ({ properties }) => properties.policies?.quarantinePolicy?.status === 'enabled',
  }),
  ...rulesOn('Microsoft.Cdn/profiles', {
    'Azure.FrontDoor.Logs': (profile, all) =>
      logged(profile, all)
        .flat()
        .some((category) => ['FrontDoorAccessLog', 'audit', 'allLogs'].includes(category)),
    'Azure.FrontDoor.ManagedIdentity': ({ identity }) => /SystemAssigned|UserAssigned/.test(identity?.type ?? ''),
  }),
  ...rulesOn('Microsoft.Network/FrontDoorWebApplicationFirewallPolicies', {
    'Azure.FrontDoor.WAF.Enabled': enabled,
    'Azure.FrontDoorWAF.Enabled': enabled,
    'Azure.FrontDoor.WAF.Mode': prevents,
    'Azure.FrontDoorWAF.PreventionMode': prevents,
    'Azure.FrontDoorWAF.Exclusions': (policy) => ruleSets(policy).every(({ exclusions }) => !exclusions?.length),
    'Azure.FrontDoorWAF.RuleGroups': (policy) => {
      const [first, second] = ruleSets(policy);
      return (
        first?.ruleSetType === 'Microsoft_DefaultRuleSet' &&
        Number(first.ruleSetVersion) >= 2 &&
        second?.ruleSetType === 'Microsoft_BotManagerRuleSet' &&
        Number(second.ruleSetVersion) >= 1
      );
    },
  }),
  ...rulesOn('Microsoft.Network/networkSecurityGroups', {
    'Azure.NSG.AnyInboundSource': (group) =>
      securityRules(group, 'Inbound').every((rule) => rule.access === 'Deny' || rule.sourceAddressPrefix !== '*'),
    'Azure.NSG.DenyAllInbound': (group) => securityRules(group, 'Inbound')[0]?.access === 'Allow',
    'Azure.NSG.LateralTraversal': (group) => deniesOutbound(group, '22') && deniesOutbound(group, '3389'),
  }),
  ...rulesOn('Microsoft.Network/publicIPAddresses', {
    'Azure.PublicIP.AvailabilityZone': ({ zones }) => ['1', '2', '3'].every((zone) => zones?.includes(zone)),
    'Azure.PublicIP.StandardSKU': ({ sku }) => sku?.name === 'Standard',
  }),
  ...rulesOn('Microsoft.Network/virtualNetworks', {
    'Azure.VNET.LocalDNS': ({ properties }) => !properties.dhcpOptions?.dnsServers?.length,
    'Azure.VNET.SingleDNS': ({ properties }) => properties.dhcpOptions?.dnsServers?.length !== 1,
    'Azure.VNET.BastionSubnet': (network, all) => !subnetNames(network, all).includes('GatewaySubnet'),
    'Azure.VNET.FirewallSubnet': (network, all) => !subnetNames(network, all).includes('GatewaySubnet'),
    'Azure.VNET.FirewallSubnetNAT': (network, all) => !subnetNames(network, all).includes('AzureFirewallSubnet'),
  }),
  ...rulesOn('Microsoft.Network/virtualNetworks/subnets', {
    'Azure.VNET.UseNSGs': ({ properties }) => Boolean(properties.networkSecurityGroup?.id),
    'Azure.VNET.PrivateSubnet': ({ properties }) => properties.defaultOutboundAccess === false,
  }),
  ...rulesOn('Microsoft.OperationalInsights/workspaces', {
    'Azure.Log.Replication': ({ properties }) => properties.replication?.enabled === true,
  }),
  ...rulesOn('Microsoft.Insights/components', {
    'Azure.AppInsights.LocalAuth': ({ properties }) => properties.DisableLocalAuth === true,
  }),
  ...rulesOn('Microsoft.Insights/activityLogAlerts', {
    'Azure.Monitor.ServiceHealth': (_alert, all) =>
      all.some(
        ({ type, properties }) =>
          type === 'Microsoft.Insights/activityLogAlerts' &&
          properties.enabled &&
          properties.actions.actionGroups.length > 0 &&
          properties.condition.allOf.some(({ equals }: { equals?: string }) => equals === 'ServiceHealth'),
      ),
  }),
];
