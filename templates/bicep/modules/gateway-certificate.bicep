metadata description = 'All that a gateway needs to read its certificate: an identity of its own, pods that may sign in as it, and the right to that one secret.'

import { certificateType } from 'types.bicep'

@description('Azure location.')
param location string

@description('Short name of the region.')
param regionName string

@description('Name of the identity.')
param identityName string

@description('The certificate.')
param certificate certificateType

@description('Issuer of the tokens of the cluster.')
param issuer string

@description('Namespace of the gateway.')
param namespace string

@description('Tags of every resource.')
param tags { *: string }

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: identityName
  location: location
  tags: tags

  // Whoever may create pods under this service account is the identity.
  resource trust 'federatedIdentityCredentials' = {
    name: 'gateway'
    properties: {
      issuer: issuer
      subject: 'system:serviceaccount:${namespace}:certificate-reader'
      audiences: ['api://AzureADTokenExchange']
    }
  }
}

module right 'certificate-right.bicep' = {
  scope: resourceGroup(split(certificate.keyVaultId, '/')[2], split(certificate.keyVaultId, '/')[4])
  params: {
    keyVaultName: split(certificate.keyVaultId, '/')[8]
    certificateName: certificate.name
    regionName: regionName
    #disable-next-line what-if-short-circuiting // Azure chooses principal ids, and names of role assignments have to follow them.
    principalId: identity.properties.principalId
  }
}

@description('Client id of the identity.')
output clientId string = identity.properties.clientId
