metadata description = 'Lets the pods of the workload sign in as its identity of the region, without any secret.'

@description('Name of the identity.')
param identityName string

@description('Issuer of the tokens of the cluster.')
param issuer string

@description('Namespace of the pods.')
param namespace string

@description('Service account of the pods. Whoever may create pods under it is the identity.')
param serviceAccount string

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource trust 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials@2024-11-30' = {
  parent: identity
  name: 'workload'
  properties: {
    issuer: issuer
    subject: 'system:serviceaccount:${namespace}:${serviceAccount}'
    audiences: ['api://AzureADTokenExchange']
  }
}
