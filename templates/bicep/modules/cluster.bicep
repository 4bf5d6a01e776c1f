metadata description = 'The AKS cluster of a stamp with its system pool. The pools of the workload are resources of their own (user-pools.bicep).'

import { apiServerType, nodeRangeType } from '../settings.bicep'
import { nodeShapeType, startCount, upgradeSettings } from 'pool-settings.bicep'
import { nodeCountsType } from 'types.bicep'

@description('Azure location.')
param location string

@description('Name of the cluster.')
param name string

@description('Availability zones in use.')
param zones string[]

@description('DNS prefix of the API server.')
@maxLength(54)
param dnsPrefix string

@description('Resource group that AKS makes for nodes, disks and load balancers.')
param nodeResourceGroup string

@description('Kubernetes version as major.minor. Default: the one that AKS recommends when the cluster is made.')
param kubernetesVersion string?

@description('Who reaches the API server.')
param apiServer apiServerType

@description('VM size of the system nodes.')
param nodeSize string

@description('What follows from that size.')
param shape nodeShapeType

@description('Bounds for the system nodes.')
param nodeRange nodeRangeType

@description('Live node counts by name of the node pool. Without one a pool starts at its minimum.')
param nodeCounts nodeCountsType

@description('Resource id of the subnet of the nodes.')
param nodeSubnetId string

@description('Addresses of the pods.')
param podCidr string

@description('Addresses of the services.')
param serviceCidr string

@description('Resource id of the Log Analytics workspace.')
param logWorkspaceId string

@description('Name of the control plane\'s identity.')
param controlPlaneName string

@description('Name of the kubelets\' identity.')
param kubeletName string

@description('Name of the public address that the nodes reach the world from.')
param egressAddressName string

@description('Tags of every resource.')
param tags { *: string }

resource controlPlane 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: controlPlaneName
}

resource kubelet 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: kubeletName
}

resource egressAddress 'Microsoft.Network/publicIPAddresses@2026-03-01' existing = {
  name: egressAddressName
}

var systemPool = 'system'

resource cluster 'Microsoft.ContainerService/managedClusters@2026-08-01' = {
  name: name
  location: location
  tags: tags
  // Standard is what makes the uptime of the API server an agreement: 99.95 % with zones.
  sku: { name: 'Base', tier: 'Standard' }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${controlPlane.id}': {} }
  }
  properties: {
    // Never a patch version, which would undo the automatic upgrades on each redeployment, and none at all unless it is asked for: a
    // version that is written down somewhere is out of support within a year.
    kubernetesVersion: kubernetesVersion
    dnsPrefix: dnsPrefix
    nodeResourceGroup: nodeResourceGroup
    // What AKS made is changed through AKS and Kubernetes: by hand it would be undone, or not survive the next upgrade. What is ours, the
    // gateway's address among it, is in our own group.
    nodeResourceGroupProfile: { restrictionLevel: 'ReadOnly' }
    enableRBAC: true
    // Everybody comes in through Entra and Azure roles. A shared certificate could not be taken from one person.
    disableLocalAccounts: true
    aadProfile: { managed: true, enableAzureRBAC: true }
    apiServerAccessProfile: {
      enablePrivateCluster: apiServer.access == 'private'
      privateDNSZone: apiServer.access == 'private' ? 'system' : null
      // Nodes that could not reach the API server would never become nodes. An empty list is no restriction, and lifts an earlier one.
      authorizedIPRanges: apiServer.access == 'private'
        ? null
        : apiServer.access == 'ranges'
            ? [...(apiServer.?authorizedRanges ?? []), '${egressAddress.properties.ipAddress}/32']
            : []
      // The way in for those whose network does not reach the API server. It asks for the same roles.
      disableRunCommand: false
    }
    oidcIssuerProfile: { enabled: true }
    securityProfile: {
      workloadIdentity: { enabled: true }
      imageCleaner: { enabled: true, intervalHours: 168 }
    }
    addonProfiles: {
      // Enforces what those who govern the subscription assign. Nothing is assigned here: whoever may deploy may not do that.
      azurepolicy: { enabled: true }
      // Logs of containers and events, sent under the identity of the add-on. What is collected is said in monitoring.bicep.
      omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: logWorkspaceId, useAADAuth: 'true' } }
      // Certificates and secrets out of a key vault: the gateway's, and what else the workload wants to read.
      azureKeyvaultSecretsProvider: {
        enabled: true
        config: { enableSecretRotation: 'true', rotationPollInterval: '2m' }
      }
    }
    azureMonitorProfile: {
      metrics: {
        enabled: true
        // What the API server counts of itself.
        controlPlane: { enabled: true }
        // Labels of nodes that alerts ask for. They are left out of metrics unless they are named here.
        kubeStateMetrics: {
          metricLabelsAllowlist: 'nodes=[topology.kubernetes.io/zone,kubernetes.azure.com/mode]'
          metricAnnotationsAllowList: ''
        }
      }
    }
    identityProfile: {
      kubeletidentity: {
        resourceId: kubelet.id
        clientId: kubelet.properties.clientId
        objectId: kubelet.properties.principalId
      }
    }
    networkProfile: {
      networkPlugin: 'azure'
      networkPluginMode: 'overlay'
      networkDataplane: 'cilium'
      networkPolicy: 'cilium'
      podCidr: podCidr
      serviceCidr: serviceCidr
      // The tenth address, where everybody looks for it.
      dnsServiceIP: cidrHost(serviceCidr, 9)
      loadBalancerSku: 'standard'
      outboundType: 'userAssignedNATGateway'
    }
    // Gateway API without the NGINX controller, whose support ends in November 2026.
    ingressProfile: {
      gatewayAPI: { installation: 'Standard' }
      webAppRouting: {
        enabled: true
        nginx: { defaultIngressControllerType: 'None' }
        gatewayAPIImplementations: { appRoutingIstio: { mode: 'Enabled' } }
      }
    }
    autoUpgradeProfile: { upgradeChannel: 'patch', nodeOSUpgradeChannel: 'NodeImage' }
    // The autoscaler knows pools, not zones: it keeps the pools level, and there is one for each zone.
    autoScalerProfile: { 'balance-similar-node-groups': 'true' }
    agentPoolProfiles: [
      {
        name: systemPool
        mode: 'System'
        type: 'VirtualMachineScaleSets'
        tags: tags
        osType: 'Linux'
        osSKU: 'AzureLinux'
        vmSize: nodeSize
        osDiskType: shape.osDiskType
        osDiskSizeGB: shape.osDiskSizeGB
        maxPods: shape.maxPods
        vnetSubnetID: nodeSubnetId
        availabilityZones: zones
        enableAutoScaling: true
        minCount: nodeRange.min
        maxCount: nodeRange.max
        count: startCount(nodeCounts[?systemPool], nodeRange)
        // Keeps the workload off the nodes that DNS and the gateway's control plane need.
        nodeTaints: ['CriticalAddonsOnly=true:NoSchedule']
        // One extra node for each zone: a single one would land in any zone, and zonal disks and spread rules would wait for theirs.
        upgradeSettings: { ...upgradeSettings, maxSurge: string(length(zones)) }
      }
    ]
  }
}

@description('Issuer of the tokens that the cluster gives to service accounts.')
output oidcIssuerUrl string = cluster.properties.oidcIssuerProfile.issuerURL
