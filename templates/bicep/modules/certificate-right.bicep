metadata description = 'Lets the gateway of one region read its certificate, and nothing else in the key vault.'

import { keyVaultSecretsUser } from 'roles.bicep'

@description('Name of the key vault.')
param keyVaultName string

@description('Name of the certificate.')
param certificateName string

@description('Short name of the region.')
param regionName string

// A parameter, because names of role assignments have to be known when this module starts.
@description('Object id of the gateway\'s identity.')
param principalId string

resource keyVault 'Microsoft.KeyVault/vaults@2026-05-15' existing = {
  name: keyVaultName

  // A certificate with its private key is a secret of the same name.
  resource certificate 'secrets' existing = {
    name: certificateName
  }
}

resource read 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  scope: keyVault::certificate
  name: guid(keyVault::certificate.id, principalId, keyVaultSecretsUser)
  properties: {
    // The region's name first: whoever removes a region finds by it what is left outside its group.
    description: '${regionName}: the gateway reads its certificate.'
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', keyVaultSecretsUser)
  }
}
