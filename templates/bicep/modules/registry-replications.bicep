metadata description = 'A replica of the registry in each region. Apart from the registry: clusters wait for that, and for no replica of another region.'

import { regionType } from '../types.bicep'

@description('Name of the registry.')
param registryName string

@description('Location of the registry itself.')
param home string

@description('The regions.')
param regions regionType[]

@description('Tags of every resource.')
param tags { *: string }

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

// Not for the home: the registry itself is there, and Azure refuses a second copy.
resource replicas 'Microsoft.ContainerRegistry/registries/replications@2025-11-01' = [
  for region in filter(regions, region => region.location != home): {
    parent: registry
    name: region.location
    location: region.location
    tags: { ...tags, region: region.name }
    properties: {
      // A region that is drained may be one that is sick: its replica is kept up to date and asked by nobody, its own nodes included.
      regionEndpointEnabled: !(region.?drained ?? false)
      zoneRedundancy: 'Enabled'
    }
  }
]
