metadata description = 'One registry that every region pulls from, with a replica in each.'

import { regionType, tagsType } from '../types.bicep'

@description('Name of the registry.')
@minLength(5)
@maxLength(50)
param name string

@description('The regions. The first is the registry\'s own.')
param regions regionType[]

@description('Tags of every resource.')
param tags tagsType

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' = {
  name: name
  location: regions[0].location
  tags: tags
  // Replicas exist in Premium only.
  sku: { name: 'Premium' }
  properties: {
    adminUserEnabled: false
    anonymousPullEnabled: false
    // Layers come from a host name of the region instead of storage accounts that nobody could put on an allow list.
    dataEndpointEnabled: true
    zoneRedundancy: 'Enabled'
  }
}

// Not for the home region: the registry itself is there, and Azure refuses a second copy.
resource replicas 'Microsoft.ContainerRegistry/registries/replications@2025-11-01' = [
  for region in skip(regions, 1): {
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

@description('Host name that images are pushed to and pulled from.')
output loginServer string = registry.properties.loginServer
