metadata description = 'The AKS cluster of a stamp with its system pool. The pools of the workload are resources of their own (user-pools.bicep).'

import { identityNamesType, nodeCountsType, regionType, tagsType } from '../types.bicep'
import { nodeShape, upgradeSettings } from 'pool-settings.bicep'

@description('The region.')
param region regionType

@description('DNS prefix of the API server.')
@maxLength(54)
param dnsPrefix string

@description('Resource group that AKS makes for nodes, disks and load balancers.')
param nodeResourceGroup string

@description('VM size of the system nodes.')
param nodeSize string

@description('Live node counts by name of the node pool. Without one a pool starts at its minimum.')
param nodeCounts nodeCountsType

@description('Resource id of the subnet of the nodes.')
param nodeSubnetId string

@description('Addresses of the pods.')
param podCidr string

@description('Addresses of the services.')
param serviceCidr string

@description('Names of the identities of the stamp.')
param identityNames identityNamesType

@description('Tags of every resource.')
param tags tagsType

resource controlPlane 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityNames.controlPlane
}

resource kubelet 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityNames.kubelet
}

var systemPool = 'system'
var shape = nodeShape(nodeSize)

resource cluster 'Microsoft.ContainerService/managedClusters@2026-08-01' = {
  name: region.aksClusterName
  location: region.location
  tags: tags
  // Standard is what makes the uptime of the API server an agreement: 99.95 % with zones.
  sku: { name: 'Base', tier: 'Standard' }
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${controlPlane.id}': {} }
  }
  properties: {
    // No kubernetesVersion: a pinned one is out of support within a year, and would undo the automatic upgrades on each redeployment.
    dnsPrefix: dnsPrefix
    nodeResourceGroup: nodeResourceGroup
    enableRBAC: true
    // Everybody comes in through Entra and Azure roles. A shared certificate could not be taken from one person.
    disableLocalAccounts: true
    aadProfile: { managed: true, enableAzureRBAC: true }
    oidcIssuerProfile: { enabled: true }
    securityProfile: {
      workloadIdentity: { enabled: true }
      imageCleaner: { enabled: true, intervalHours: 168 }
    }
    addonProfiles: {
      azurepolicy: { enabled: true }
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
        availabilityZones: region.zones
        enableAutoScaling: true
        minCount: length(region.zones)
        maxCount: 2 * length(region.zones)
        // What the autoscaler has now: a smaller number would take nodes away in the middle of a day.
        count: nodeCounts[?systemPool] ?? length(region.zones)
        // Keeps the workload off the nodes that DNS and the gateway's control plane need.
        nodeTaints: ['CriticalAddonsOnly=true:NoSchedule']
        // One extra node for each zone: a single one would land in any zone, and zonal disks and spread rules would wait for theirs.
        upgradeSettings: { ...upgradeSettings, maxSurge: string(length(region.zones)) }
      }
    ]
  }
}

@description('Issuer of the tokens that the cluster gives to service accounts.')
output oidcIssuerUrl string = cluster.properties.oidcIssuerProfile.issuerURL
