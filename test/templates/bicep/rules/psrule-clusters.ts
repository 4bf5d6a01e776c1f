import { poolsOf, sizeOf } from './node-pools';
import { below, logged, rulesOn } from './rule';

// PSRule for Azure, pillars Reliability and Security: github.com/Azure/PSRule.Rules.Azure, docs/en/rules/<id>.md.

const maintenance = 'Microsoft.ContainerService/managedClusters/maintenanceConfigurations';

export const psRulesOfClusters = [
  ...rulesOn('Microsoft.ContainerService/managedClusters', {
    'Azure.AKS.AvailabilityZone': (cluster, all) =>
      poolsOf(cluster, all).every(({ availabilityZones }) => (availabilityZones?.length ?? 0) > 0),
    'Azure.AKS.CNISubnetSize': (cluster, all) =>
      poolsOf(cluster, all).every(({ vnetSubnetID }) => sizeOf(vnetSubnetID, all) >= 2 ** (32 - 23)),
    'Azure.AKS.MaintenanceWindow': (cluster, all) => {
      const names = below(cluster, all, maintenance).map(({ name }) => name.split('/').pop());
      return ['aksManagedAutoUpgradeSchedule', 'aksManagedNodeOSUpgradeSchedule'].every((name) => names.includes(name));
    },
    'Azure.AKS.MinNodeCount': (cluster, all) =>
      poolsOf(cluster, all)
        .filter(({ mode }) => mode === 'System')
        .reduce((sum, { minCount }) => sum + minCount, 0) >= 3,
    'Azure.AKS.MinUserPoolNodes': (cluster, all) =>
      poolsOf(cluster, all)
        .filter(({ mode }) => mode === 'User')
        .every(({ minCount }) => minCount >= 3),
    'Azure.AKS.PoolVersion': (cluster, all) =>
      poolsOf(cluster, all).every(({ orchestratorVersion }) => !orchestratorVersion),
    'Azure.AKS.UptimeSLA': ({ sku }) => sku?.tier === 'Standard' || sku?.tier === 'Premium',
    'Azure.AKS.Version': ({ properties: { kubernetesVersion, autoUpgradeProfile } }) =>
      Boolean(kubernetesVersion) || ['rapid', 'stable'].includes(autoUpgradeProfile.upgradeChannel),

    'Azure.AKS.AuditLogs': (cluster, all) => {
      const settings = logged(cluster, all);
      const audited = (categories: string[]) =>
        ['kube-audit', 'kube-audit-admin'].some((name) => categories.includes(name)) && categories.includes('guard');
      return settings.length > 0 && settings.every(audited);
    },
    'Azure.AKS.AuthorizedIPs': ({ properties }) => properties.apiServerAccessProfile?.authorizedIPRanges?.length > 0,
    'Azure.AKS.AutoUpgrade': ({ properties }) =>
      !['none', undefined].includes(properties.autoUpgradeProfile?.upgradeChannel),
    'Azure.AKS.AzurePolicyAddOn': ({ properties }) => properties.addonProfiles.azurepolicy?.enabled === true,
    'Azure.AKS.AzureRBAC': ({ properties }) => properties.aadProfile?.enableAzureRBAC === true,
    'Azure.AKS.DefenderProfile': ({ properties }) =>
      properties.securityProfile.defender?.securityMonitoring?.enabled === true,
    'Azure.AKS.HttpAppRouting': ({ properties }) => !properties.addonProfiles.httpApplicationRouting?.enabled,
    'Azure.AKS.LocalAccounts': ({ properties }) => properties.disableLocalAccounts === true,
    'Azure.AKS.ManagedAAD': ({ properties }) => properties.aadProfile?.managed === true,
    'Azure.AKS.ManagedIdentity': ({ identity }) => ['SystemAssigned', 'UserAssigned'].includes(identity?.type ?? ''),
    'Azure.AKS.NetworkPolicy': ({ properties }) =>
      ['azure', 'calico'].includes(properties.networkProfile.networkPolicy),
    'Azure.AKS.NodeAutoUpgrade': ({ properties }) =>
      ['NodeImage', 'SecurityPatch'].includes(properties.autoUpgradeProfile?.nodeOSUpgradeChannel),
    'Azure.AKS.SecretStore': ({ properties }) =>
      properties.addonProfiles.azureKeyvaultSecretsProvider?.enabled === true,
    'Azure.AKS.SecretStoreRotation': ({ properties }) =>
      properties.addonProfiles.azureKeyvaultSecretsProvider?.config?.enableSecretRotation === 'true',
    'Azure.AKS.UseRBAC': ({ properties }) => properties.enableRBAC === true,
  }),
];
