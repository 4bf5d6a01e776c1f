import type { Expansion } from './fixtures';

const roles = {
  managedIdentityOperator: 'f1a07417-d97a-45cb-824c-7a7467783830',
  networkContributor: '4d97b98b-1d4f-4787-a291-c67834d212e7',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
  clusterAdmin: 'b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b',
};

// DaemonSets leave too little of a machine with two vCPUs, and only v5 sizes with a local disk hold the operating system on it.
const shapes: Record<string, object> = {
  Standard_D4pds_v5: { osDiskType: 'Ephemeral', osDiskSizeGB: 128, maxPods: 60 },
  Standard_D4plds_v5: { osDiskType: 'Ephemeral', osDiskSizeGB: 128, maxPods: 60, minCount: 1 },
  Standard_D2plds_v5: { osDiskType: 'Ephemeral', osDiskSizeGB: 64, maxPods: 30, minCount: 2 },
  Standard_D4ds_v6: { osDiskType: 'Managed', osDiskSizeGB: 128, maxPods: 60 },
};

export function describeClusters(expansion: Expansion): void {
  const { environment } = expansion;

  for (const region of environment.regions) {
    const stamp = expansion.stamp(region);
    const one = (type: string) => expansion.one(type, stamp.resourceGroup);
    const logs = () =>
      expansion
        .all('Microsoft.OperationalInsights/workspaces', stamp.resourceGroup)
        .find(({ name }) => name === `log-${region.name}`);

    it(`${region.name}: has a cluster as the specification says`, () => {
      const cluster = one('Microsoft.ContainerService/managedClusters');
      expect(cluster).toMatchObject({
        name: region.aksClusterName,
        location: region.location,
        sku: { name: 'Base', tier: 'Standard' },
        properties: {
          nodeResourceGroup: stamp.nodeResourceGroup,
          nodeResourceGroupProfile: { restrictionLevel: 'ReadOnly' },
          disableLocalAccounts: true,
          aadProfile: { managed: true, enableAzureRBAC: true },
          oidcIssuerProfile: { enabled: true },
          securityProfile: { workloadIdentity: { enabled: true }, imageCleaner: { enabled: true, intervalHours: 168 } },
          addonProfiles: {
            azurepolicy: { enabled: true },
            omsagent: {
              enabled: true,
              config: {
                logAnalyticsWorkspaceResourceID: logs()?.id,
                useAADAuth: 'true',
              },
            },
            azureKeyvaultSecretsProvider: { enabled: true, config: { enableSecretRotation: 'true' } },
          },
          apiServerAccessProfile: { enablePrivateCluster: false, authorizedIPRanges: [], disableRunCommand: false },
          azureMonitorProfile: {
            metrics: {
              enabled: true,
              controlPlane: { enabled: true },
              kubeStateMetrics: {
                metricLabelsAllowlist: 'nodes=[topology.kubernetes.io/zone,kubernetes.azure.com/mode]',
              },
            },
          },
          networkProfile: {
            networkPlugin: 'azure',
            networkPluginMode: 'overlay',
            networkDataplane: 'cilium',
            networkPolicy: 'cilium',
            podCidr: '192.168.0.0/16',
            serviceCidr: '172.16.0.0/16',
            dnsServiceIP: '172.16.0.10',
            outboundType: 'userAssignedNATGateway',
          },
          ingressProfile: {
            gatewayAPI: { installation: 'Standard' },
            webAppRouting: {
              enabled: true,
              nginx: { defaultIngressControllerType: 'None' },
              gatewayAPIImplementations: { appRoutingIstio: { mode: 'Enabled' } },
            },
          },
          autoUpgradeProfile: { upgradeChannel: 'patch', nodeOSUpgradeChannel: 'NodeImage' },
          autoScalerProfile: { 'balance-similar-node-groups': 'true' },
        },
      });
      // Absent or null: a version that is written down rots, and one of a pool undoes upgrades.
      expect(cluster.properties.kubernetesVersion ?? undefined).toBeUndefined();
      expect(JSON.stringify(expansion.resources)).not.toMatch(/orchestratorVersion/i);
    });

    it(`${region.name}: has a system pool across the zones and a user pool in each`, () => {
      const cluster = one('Microsoft.ContainerService/managedClusters').properties;
      const subnet = one('Microsoft.Network/virtualNetworks/subnets').id;
      const live = (expansion.given.parameters?.nodeCounts as Record<string, Record<string, number>> | undefined)?.[
        region.name
      ];
      const replacement = {
        maxUnavailable: '0',
        drainTimeoutInMinutes: 30,
        nodeSoakDurationInMinutes: 5,
        undrainableNodeBehavior: 'Cordon',
      };
      const common = { osSKU: 'AzureLinux', vnetSubnetID: subnet, enableAutoScaling: true };
      expect(cluster.agentPoolProfiles).toEqual([
        expect.objectContaining({
          ...common,
          ...shapes[environment.nodeSize.system],
          mode: 'System',
          vmSize: environment.nodeSize.system,
          availabilityZones: region.zones,
          minCount: 3,
          maxCount: 6,
          count: live?.system ?? 3,
          nodeTaints: ['CriticalAddonsOnly=true:NoSchedule'],
          upgradeSettings: { ...replacement, maxSurge: '3' },
        }),
      ]);
      const pools = expansion.all('Microsoft.ContainerService/managedClusters/agentPools', stamp.resourceGroup);
      expect(pools.map((pool) => pool.properties)).toEqual(
        region.zones.map((zone) =>
          expect.objectContaining({
            ...common,
            ...shapes[environment.nodeSize.user],
            mode: 'User',
            vmSize: environment.nodeSize.user,
            availabilityZones: [zone],
            maxCount: 10,
            upgradeSettings: { ...replacement, maxSurge: '1' },
          }),
        ),
      );
      for (const pool of pools) expect(pool.properties.count).toBe(pool.properties.minCount);
    });

    it(`${region.name}: gives each identity what it needs and no more`, () => {
      const identities = expansion.all('Microsoft.ManagedIdentity/userAssignedIdentities', stamp.resourceGroup);
      const [controlPlane, kubelet, workload] = ['control-plane', 'kubelet', 'workload'].map((role) =>
        identities.find((identity) => identity.name.endsWith(`-${role}`)),
      );
      const cluster = one('Microsoft.ContainerService/managedClusters');
      expect(cluster).toMatchObject({
        identity: { type: 'UserAssigned', userAssignedIdentities: { [`${controlPlane?.id}`]: {} } },
      });
      expect(cluster.properties.identityProfile.kubeletidentity.resourceId).toBe(kubelet?.id);

      const admins = (expansion.given.parameters?.clusterAdmins ?? []) as { id: string; type: string }[];
      const group = kubelet?.id.split('/providers/')[0];
      const addresses = expansion.all('Microsoft.Network/publicIPAddresses', stamp.resourceGroup);
      const assignments = expansion.assignments(stamp.resourceGroup);
      const granted = assignments.map(({ role, principalType, scope }) => [role, principalType, scope]);
      expect(granted.sort()).toEqual(
        [
          [roles.managedIdentityOperator, 'ServicePrincipal', kubelet?.id],
          [roles.networkContributor, 'ServicePrincipal', one('Microsoft.Network/virtualNetworks/subnets').id],
          // Finds the gateway's address in its group, and changes that one alone.
          [roles.reader, 'ServicePrincipal', group],
          [
            roles.networkContributor,
            'ServicePrincipal',
            addresses.find(({ name }) => name === stamp.gatewayAddress.name)?.id,
          ],
          // Alerts ask the workspace, and Resource Graph about the cluster.
          [roles.reader, 'ServicePrincipal', logs()?.id],
          [roles.reader, 'ServicePrincipal', cluster.id],
          ...admins.map(({ type }) => [roles.clusterAdmin, type, cluster.id]),
        ].sort(),
      );

      // What tells them from roles that somebody else assigned.
      const described = expansion
        .all('Microsoft.Authorization/roleAssignments')
        .filter(({ properties }) => properties.roleDefinitionId.endsWith(roles.clusterAdmin));
      for (const { properties } of described) expect(properties.description).toMatch(/^clusterAdmins: /);

      const trust = one('Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials');
      const name = expansion.given.workload ?? 'orders';
      expect(trust.id.startsWith(`${workload?.id}/`)).toBe(true);
      expect(trust.properties).toMatchObject({
        subject: `system:serviceaccount:${name}:${name}`,
        audiences: ['api://AzureADTokenExchange'],
      });
    });
  }
}
