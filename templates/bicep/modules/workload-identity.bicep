metadata description = 'Lets the workload\'s pods of one cluster sign in as the workload\'s identity of that region, without any secret.'

@description('Name of the identity.')
param identityName string

@description('Issuer of the tokens of the cluster.')
param issuer string

@description('Namespace of the workload.')
param namespace string

@description('Service account of the workload.')
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
