metadata description = 'When AKS may change a cluster. All three kinds of change share the window of the region, so no two regions change together.'

import { upgradeWindowType } from '../types.bicep'

@description('Name of the cluster.')
param clusterName string

@description('The window of the region.')
param upgradeWindow upgradeWindowType

// The names are AKS's: its own weekly releases, Kubernetes versions, and node images.
var kinds = ['default', 'aksManagedAutoUpgradeSchedule', 'aksManagedNodeOSUpgradeSchedule']

resource cluster 'Microsoft.ContainerService/managedClusters@2026-08-01' existing = {
  name: clusterName
}

resource windows 'Microsoft.ContainerService/managedClusters/maintenanceConfigurations@2026-08-01' = [
  for kind in kinds: {
    parent: cluster
    name: kind
    properties: {
      maintenanceWindow: {
        schedule: {
          weekly: { dayOfWeek: upgradeWindow.dayOfWeek, intervalWeeks: 1 }
        }
        startTime: upgradeWindow.startTime
        durationHours: upgradeWindow.durationHours
        utcOffset: '+00:00'
      }
    }
  }
]
