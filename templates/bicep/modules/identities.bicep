metadata description = 'The three identities of a stamp. They are separate so that none can do what another is for.'

import { identityType, tagsType } from '../types.bicep'

@description('Azure location.')
param location string

@description('What the names of the identities start with.')
param prefix string

@description('Tags of every resource.')
param tags tagsType

// Manages network and machines on behalf of AKS.
resource controlPlane 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${prefix}-control-plane'
  location: location
  tags: tags
}

// Every node has it, to pull images. Whatever it may do, a pod that reaches the node's metadata endpoint may do.
resource kubelet 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${prefix}-kubelet'
  location: location
  tags: tags
}

// Only the workload's pods have it, through their service account.
resource workload 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${prefix}-workload'
  location: location
  tags: tags
}

@description('Object id of the control plane\'s identity.')
output controlPlanePrincipalId string = controlPlane.properties.principalId

@description('Object id of the kubelets\' identity.')
output kubeletPrincipalId string = kubelet.properties.principalId

@description('Identity of the workload.')
output workload identityType = {
  id: workload.id
  principalId: workload.properties.principalId
  clientId: workload.properties.clientId
}
