import { isReserved, poolsOf } from './node-pools';
import { portsOf, securityRules } from './psrule-others';
import { below, type Resource, type Rule, rulesOn } from './rule';

// checkov's checks of Azure: checkov/arm (which checkov/bicep runs too) and, where a check is there only, checkov/terraform of
// github.com/bridgecrewio/checkov.

const internet = ['*', '0.0.0.0', '0.0.0.0/0', '/0', 'internet', 'any'];

const closedToInternet =
  (protocols: readonly string[], port?: string): Rule['check'] =>
  (group) =>
    securityRules(group, 'Inbound')
      .filter(({ access, protocol }) => access === 'Allow' && protocols.includes(protocol.toLowerCase()))
      .filter(({ sourceAddressPrefix }) => internet.includes(sourceAddressPrefix.toLowerCase()))
      .every((rule) => port !== undefined && !portsOf(rule).some((range) => range === '*' || range === port));

const networkPolicy = ({ properties }: Resource): boolean => Boolean(properties.networkProfile?.networkPolicy);

export const checkovChecks = [
  ...rulesOn('Microsoft.ContainerService/managedClusters', {
    CKV_AZURE_4: ({ properties }) =>
      (properties.addonProfiles.omsagent ?? properties.addonProfiles.omsAgent)?.enabled === true,
    CKV_AZURE_5: ({ properties }) => properties.enableRBAC === true,
    CKV_AZURE_6: ({ properties }) => properties.apiServerAccessProfile?.authorizedIPRanges?.length > 0,
    CKV_AZURE_7: networkPolicy,
    CKV_AZURE_8: ({ properties }) => properties.addonProfiles.kubeDashboard?.enabled === false,
    CKV_AZURE_115: ({ properties }) => properties.apiServerAccessProfile?.enablePrivateCluster === true,
    CKV_AZURE_116: ({ properties }) => properties.addonProfiles.azurepolicy?.enabled === true,
    CKV_AZURE_117: ({ properties }) => Boolean(properties.diskEncryptionSetID),
    CKV_AZURE_141: ({ properties }) => properties.disableLocalAccounts === true,
    CKV_AZURE_143: (cluster, all) => poolsOf(cluster, all).every(({ enableNodePublicIP }) => !enableNodePublicIP),
    CKV_AZURE_168: (cluster, all) => poolsOf(cluster, all).every(({ maxPods }) => maxPods >= 50),
    CKV_AZURE_169: (cluster, all) => poolsOf(cluster, all).every(({ type }) => type === 'VirtualMachineScaleSets'),
    CKV_AZURE_170: ({ sku }) => sku?.tier === 'Standard' || sku?.tier === 'Premium',
    CKV_AZURE_171: ({ properties }) => ![undefined, 'none'].includes(properties.autoUpgradeProfile?.upgradeChannel),
    CKV_AZURE_172: ({ properties }) =>
      properties.addonProfiles.azureKeyvaultSecretsProvider?.config?.enableSecretRotation === true,
    CKV_AZURE_226: (cluster, all) => poolsOf(cluster, all).every(({ osDiskType }) => osDiskType === 'Ephemeral'),
    CKV_AZURE_227: (cluster, all) => poolsOf(cluster, all).every((pool) => pool.enableEncryptionAtHost === true),
    CKV_AZURE_232: (cluster, all) =>
      poolsOf(cluster, all)
        .filter(({ mode }) => mode === 'System')
        .every(isReserved),
    CKV_AZURE_246: ({ properties }) => !properties.addonProfiles.httpApplicationRouting?.enabled,
    CKV2_AZURE_29: ({ properties }) => properties.networkProfile.networkPlugin === 'azure',
  }),
  ...rulesOn('Microsoft.ContainerRegistry/registries', {
    CKV_AZURE_137: ({ properties }) => properties.adminUserEnabled === false,
    CKV_AZURE_138: ({ properties }) => properties.anonymousPullEnabled === false,
    CKV_AZURE_139: ({ properties }) => properties.publicNetworkAccess === 'Disabled',
    CKV_AZURE_163: ({ sku }) => ['Standard', 'Premium'].includes(sku?.name ?? ''),
    CKV_AZURE_164: ({ properties }) => properties.policies?.trustPolicy?.status === 'enabled',
    CKV_AZURE_165: (registry, all) =>
      below(registry, all, 'Microsoft.ContainerRegistry/registries/replications').length > 0,
    CKV_AZURE_166: ({ properties }) => properties.policies?.quarantinePolicy?.status === 'enabled',
    CKV_AZURE_167: ({ properties }) => properties.policies?.retentionPolicy?.status === 'enabled',
    CKV_AZURE_233: (registry, all) =>
      [registry, ...below(registry, all, 'Microsoft.ContainerRegistry/registries/replications')].every(
        ({ properties }) => properties.zoneRedundancy === 'Enabled',
      ),
    CKV_AZURE_237: ({ properties }) => properties.dataEndpointEnabled === true,
  }),
  ...rulesOn('Microsoft.Network/FrontDoorWebApplicationFirewallPolicies', {
    CKV_AZURE_123: ({ properties }) => properties.policySettings.enabledState === 'Enabled',
    CKV_AZURE_133: ({ properties }) =>
      (properties.managedRules?.managedRuleSets ?? []).some(
        ({ ruleSetType, ruleGroupOverrides }: { ruleSetType: string; ruleGroupOverrides?: readonly unknown[] }) =>
          ['DefaultRuleSet', 'Microsoft_DefaultRuleSet'].includes(ruleSetType) && !ruleGroupOverrides?.length,
      ),
  }),
  ...rulesOn('Microsoft.Network/networkSecurityGroups', {
    CKV_AZURE_9: closedToInternet(['tcp', '*'], '3389'),
    CKV_AZURE_10: closedToInternet(['tcp', '*'], '22'),
    CKV_AZURE_77: closedToInternet(['udp', '*']),
    CKV_AZURE_160: closedToInternet(['tcp', '*'], '80'),
  }),
  ...rulesOn('Microsoft.Network/virtualNetworks', {
    CKV_AZURE_182: ({ properties }) => properties.dhcpOptions?.dnsServers?.length !== 1,
    CKV_AZURE_183: ({ properties }) => !properties.dhcpOptions?.dnsServers?.length,
  }),
  ...rulesOn('Microsoft.Network/virtualNetworks/subnets', {
    CKV2_AZURE_31: ({ properties }) => Boolean(properties.networkSecurityGroup?.id),
  }),
];
