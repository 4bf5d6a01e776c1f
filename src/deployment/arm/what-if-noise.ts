/** A property that what-if calls changed though a deployment changes nothing: Azure fills it in, or normalizes it. */
interface Noise {
  /** Part of the resource's type. */
  readonly type: RegExp;
  readonly property: RegExp;
}

const NOISE: readonly Noise[] = [
  {
    type: /managedClusters$/i,
    property:
      /^properties\.(agentPoolProfiles|networkProfile\.(loadBalancerProfile|ipFamilies|podCidrs|serviceCidrs|natGatewayProfile)|windowsProfile|servicePrincipalProfile|storageProfile|metricsProfile|nodeResourceGroupProfile|supportPlan|azurePortalFQDN|currentKubernetesVersion|autoScalerProfile)/,
  },
  {
    type: /agentPools$/i,
    property: /^properties\.(count|orchestratorVersion|currentOrchestratorVersion|nodeImageVersion|powerState|eTag)/,
  },
  {
    type: /virtualNetworks/i,
    property: /^properties\.(subnets|virtualNetworkPeerings|enableDdosProtection|privateEndpointVNetPolicies)/,
  },
  { type: /publicIPAddresses$/i, property: /^properties\.(ipTags|ipConfiguration|natGateway|dnsSettings\.fqdn)/ },
  {
    type: /Microsoft\.Cdn\//i,
    property: /^properties\.(deploymentStatus|resourceState|frontDoorId|profileName|endpoints)/,
  },
  {
    type: /registries/i,
    property: /^properties\.(policies|encryption|networkRuleSet|networkRuleBypassOptions|status)/,
  },
  { type: /./, property: /^(properties\.provisioningState|systemData|etag|identity\.userAssignedIdentities)/ },
];

/** Whether a changed property is known to be none. */
export function isNoise(resourceId: string, property: string): boolean {
  const type = resourceId
    .split(/\/providers\//i)
    .at(-1)
    ?.split('/')
    .filter((_, index) => index === 0 || index % 2 === 1)
    .join('/');
  return NOISE.some((noise) => noise.type.test(type ?? '') && noise.property.test(property));
}
