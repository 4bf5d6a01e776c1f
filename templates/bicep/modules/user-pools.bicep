metadata description = 'The node pools of the workload: one for each zone.'

import { nodeRangeType } from '../settings.bicep'
import { nodeShapeType, startCount, upgradeSettings } from 'pool-settings.bicep'
import { nodeCountsType } from 'types.bicep'

@description('Name of the cluster.')
param clusterName string

@description('Availability zones in use. Each gets a pool.')
param zones string[]

@description('VM size of the nodes.')
param nodeSize string

@description('What follows from that size.')
param shape nodeShapeType

@description('Bounds for the nodes of each zone.')
param nodeRange nodeRangeType

@description('Live node counts by name of the node pool. Without one a pool starts at its minimum.')
param nodeCounts nodeCountsType

@description('Resource id of the subnet of the nodes.')
param nodeSubnetId string

@description('Tags of every resource.')
param tags { *: string }

// These settings of a pool cannot be changed. In the name they make a change a new pool beside the old one.
var generation = take(uniqueString(nodeSize, shape.osDiskType, string(shape.osDiskSizeGB), string(shape.maxPods)), 6)
var poolNames = [for zone in zones: 'u${zone}${generation}']

resource cluster 'Microsoft.ContainerService/managedClusters@2026-08-01' existing = {
  name: clusterName
}

// A pool that spans zones is scaled as a whole, and the zone that needs a node may not get it. AKS changes one pool at a time.
@batchSize(1)
resource pools 'Microsoft.ContainerService/managedClusters/agentPools@2026-08-01' = [
  for (zone, i) in zones: {
    parent: cluster
    name: poolNames[i]
    properties: {
      mode: 'User'
      type: 'VirtualMachineScaleSets'
      tags: tags
      osType: 'Linux'
      osSKU: 'AzureLinux'
      vmSize: nodeSize
      osDiskType: shape.osDiskType
      osDiskSizeGB: shape.osDiskSizeGB
      maxPods: shape.maxPods
      vnetSubnetID: nodeSubnetId
      availabilityZones: [zone]
      enableAutoScaling: true
      minCount: nodeRange.min
      maxCount: nodeRange.max
      count: startCount(nodeCounts[?poolNames[i]], nodeRange)
      upgradeSettings: { ...upgradeSettings, maxSurge: '1' }
    }
  }
]
