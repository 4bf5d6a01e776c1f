metadata description = 'One registry that every region pulls from. Its copies are made in registry-replications.bicep.'

@description('Name of the registry.')
@minLength(5)
@maxLength(50)
param name string

@description('Location of the registry itself.')
param home string

@description('Whether the registry refuses to be deleted.')
param locked bool

@description('Tags of every resource.')
param tags { *: string }

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

// Images are data: the lock keeps nobody from pushing or deleting them.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: registry
  name: 'keep'
  properties: {
    level: 'CanNotDelete'
    notes: 'Without the registry no region starts another pod. Remove the lock before you remove a region: its replica is below.'
  }
}
