metadata description = 'The three identities of a stamp, made before it: what they may do outside has to be there when its nodes start. They are separate so that none can do what another is for.'

import { identityType } from '../types.bicep'

@description('Short name of the region.')
param regionName string

@description('Azure location.')
param location string

@description('What the names of the identities start with.')
param prefix string

@description('Name of the registry that the nodes pull from. Absent while it is left as it is, with the rights that it gave.')
param registryName string?

@description('Resource group of the registry.')
param registryResourceGroup string

@description('Tags of every resource.')
param tags { *: string }

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

// Before the cluster: its nodes pull from their first minute on, and a right takes minutes to be known everywhere.
module pullRight 'registry-pull-right.bicep' = if (registryName != null) {
  scope: resourceGroup(registryResourceGroup)
  params: {
    registryName: registryName!
    regionName: regionName
    #disable-next-line what-if-short-circuiting // Azure chooses principal ids, and names of role assignments have to follow them.
    kubeletPrincipalId: kubelet.properties.principalId
  }
}

// Only the workload's pods have it, through their service account.
resource workload 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: '${prefix}-workload'
  location: location
  tags: tags
}

@description('Identity of the workload.')
output workload identityType = {
  id: workload.id
  principalId: workload.properties.principalId
  clientId: workload.properties.clientId
}
