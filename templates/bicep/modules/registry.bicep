metadata description = 'One registry that every region pulls from, with a replica in each.'

import { regionType, tagsType } from '../types.bicep'

@description('Name of the registry.')
@minLength(5)
@maxLength(50)
param name string

@description('Location of the registry itself.')
param home string

@description('The regions.')
param regions regionType[]

@description('Whether the registry refuses to be deleted.')
param locked bool

@description('Tags of every resource.')
param tags tagsType

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: name
  location: home
  tags: tags
  // Replicas exist in Premium only.
  sku: { name: 'Premium' }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    // AcrPull means nothing in the other mode.
    roleAssignmentMode: 'LegacyRegistryPermissions'
    // Layers come from a host name of the region instead of storage accounts that nobody could put on an allow list.
    dataEndpointEnabled: true
    zoneRedundancy: 'Enabled'
  }
}

// Not for the home: the registry itself is there, and Azure refuses a second copy.
resource replicas 'Microsoft.ContainerRegistry/registries/replications@2025-11-01' = [
  for region in filter(regions, region => region.location != home): {
    parent: registry
    name: region.location
    location: region.location
    tags: { ...tags, region: region.name }
    properties: {
      regionEndpointEnabled: true
      zoneRedundancy: 'Enabled'
    }
  }
]

// Images are data: the lock keeps nobody from pushing or deleting them.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: registry
  name: 'keep'
  properties: {
    level: 'CanNotDelete'
    notes: 'Without the registry no region starts another pod. Remove the lock before you remove a region: its replica is below.'
  }
}
