metadata description = 'The node pools of the workload: one for each zone.'

import { nodeCountsType, regionType, tagsType } from '../types.bicep'
import { nodeShape, upgradeSettings } from 'pool-settings.bicep'

@description('The region.')
param region regionType

@description('Name of the cluster.')
param clusterName string

@description('VM size of the nodes.')
param nodeSize string

@description('Live node counts by name of the node pool. Without one a pool starts at its minimum.')
param nodeCounts nodeCountsType

@description('Resource id of the subnet of the nodes.')
param nodeSubnetId string

@description('Tags of every resource.')
param tags tagsType

var shape = nodeShape(nodeSize)

// These settings of a pool cannot be changed. In the name they make a change a new pool beside the old one.
var generation = take(uniqueString(nodeSize, shape.osDiskType, string(shape.osDiskSizeGB), string(shape.maxPods)), 6)
var poolNames = [for zone in region.zones: 'u${zone}${generation}']

resource cluster 'Microsoft.ContainerService/managedClusters@2026-08-01' existing = {
  name: clusterName
}

// A pool that spans zones is scaled as a whole, and the zone that needs a node may not get it. AKS changes one pool at a time.
@batchSize(1)
resource pools 'Microsoft.ContainerService/managedClusters/agentPools@2026-08-01' = [
  for (zone, i) in region.zones: {
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
      minCount: shape.minPerZone
      // A bound on cost: an endless loop of requests must not buy machines without end.
      maxCount: 10
      // What the autoscaler has now: a smaller number would take nodes away in the middle of a day.
      count: nodeCounts[?poolNames[i]] ?? shape.minPerZone
      upgradeSettings: { ...upgradeSettings, maxSurge: '1' }
    }
  }
]
