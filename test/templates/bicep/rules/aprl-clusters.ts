import { isReserved, poolsOf, sizeOf } from './node-pools';
import { below, rulesOn } from './rule';

// Azure Proactive Resiliency Library v2: azure-resources/ContainerService/managedClusters and Compute/virtualMachineScaleSets of
// github.com/Azure/Azure-Proactive-Resiliency-Library-v2. Ids are the first eight digits of its own.

export const aprlRulesOfClusters = rulesOn('Microsoft.ContainerService/managedClusters', {
  // Deployed across availability zones.
  'APRL 4f63619f': (cluster, all) =>
    poolsOf(cluster, all)
      .filter(({ mode }) => mode === 'System')
      .every(({ availabilityZones }) => availabilityZones?.length === 3) &&
    new Set(poolsOf(cluster, all).flatMap(({ availabilityZones }) => availabilityZones ?? [])).size === 3,
  // System and workload apart.
  'APRL 5ee083cd': (cluster, all) =>
    poolsOf(cluster, all).every((pool) => isReserved(pool) === (pool.mode === 'System')) &&
    poolsOf(cluster, all).some(({ mode }) => mode === 'User'),
  // No local accounts.
  'APRL ca324d71': ({ properties }) => properties.disableLocalAccounts === true,
  // Overlay, or addresses assigned dynamically.
  'APRL c22db132': ({ properties: { networkProfile } }) =>
    networkProfile.networkPlugin === 'azure' && networkProfile.networkPluginMode === 'overlay',
  // Autoscaler.
  'APRL 902c82ff': (cluster, all) => poolsOf(cluster, all).every(({ enableAutoScaling }) => enableAutoScaling),
  // Backup extension.
  'APRL 269a9f1a': (cluster, all) => below(cluster, all, 'Microsoft.KubernetesConfiguration/extensions').length > 0,
  // Standard or Premium tier.
  'APRL 0611251f': ({ sku }) => ['Standard', 'Premium'].includes(sku?.tier ?? ''),
  // Monitoring.
  'APRL dcaf8128': ({ properties: { addonProfiles, azureMonitorProfile } }) =>
    addonProfiles.omsagent?.enabled === true && azureMonitorProfile?.metrics?.enabled === true,
  // Azure Policy.
  'APRL 26ebaf1f': ({ properties }) => properties.addonProfiles.azurepolicy?.enabled === true,
  // GitOps extension.
  'APRL 5f3cbd68': (cluster, all) =>
    below(cluster, all, 'Microsoft.KubernetesConfiguration/fluxConfigurations').length > 0,
  // Virtual nodes.
  'APRL b4639ca7': ({ properties }) => properties.addonProfiles.aciConnectorLinux?.enabled === true,
  // Three nodes at least for the system.
  'APRL 7f7ae535': (cluster, all) =>
    poolsOf(cluster, all)
      .filter(isReserved)
      .every(({ minCount }) => minCount >= 3),
  // Two nodes at least in each pool for the workload.
  'APRL 005ccbbd': (cluster, all) =>
    poolsOf(cluster, all)
      .filter((pool) => !isReserved(pool))
      .every(({ minCount }) => minCount >= 2),
  // The subnet holds every node that the autoscaler may make, and those of an upgrade.
  'APRL e620fa98': (cluster, all) => {
    const pools = poolsOf(cluster, all);
    const nodes = pools.reduce((sum, { maxCount }) => sum + maxCount, 0) + 3 + pools.length - 1;
    return pools.every(({ vnetSubnetID }) => sizeOf(vnetSubnetID, all) - 5 >= nodes);
  },
  // Azure Linux.
  'APRL f46b0d1d': (cluster, all) => poolsOf(cluster, all).every(({ osSKU }) => osSKU === 'AzureLinux'),
  // Ephemeral disks.
  'APRL a7bfcc18': (cluster, all) => poolsOf(cluster, all).every(({ osDiskType }) => osDiskType === 'Ephemeral'),
});
