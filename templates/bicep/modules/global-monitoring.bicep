metadata description = 'What is logged and told of the environment as a whole: what users get, and what Azure says.'

import { logsType } from '../settings.bicep'
import { tagsType } from '../types.bicep'
import { certificateType } from 'types.bicep'

@description('Location of what is global.')
param location string

@description('How much is logged.')
param logs logsType?

@description('Resource id of the action group.')
param actionGroupId string

@description('Name of the Front Door profile.')
param frontDoorName string

@description('Host name that users call.')
param frontDoorHostName string

@description('Whether Front Door has any origin yet. Without one there is nothing to call.')
param hasOrigins bool

@description('Name of the registry.')
param registryName string

@description('Certificate of the gateways, where they have one.')
param certificate certificateType?

@description('Names of the resource groups to watch, those of the nodes included.')
param resourceGroupNames string[]

@description('Locations, as Service Health writes them (East US 2), whose events are told here. Default: all, and what is global. Empty: none.')
param serviceHealthLocations string[]?

@description('Number of regions.')
param regionCount int

@description('Tags of every resource.')
param tags tagsType

var logWorkspaceName = 'log-global'

module logWorkspace 'monitoring-workspace.bicep' = {
  params: {
    name: logWorkspaceName
    location: location
    retentionDays: logs.?retentionDays
    dailyCapGb: logs.?dailyCapGb
    actionGroupId: actionGroupId
    tags: tags
  }
}

module diagnostics 'diagnostics.bicep' = {
  dependsOn: [logWorkspace]
  params: { frontDoorName: frontDoorName, registryName: registryName, logWorkspaceName: logWorkspaceName }
}

module alerts 'alerts-global.bicep' = {
  params: {
    actionGroupId: actionGroupId
    resourceGroupNames: resourceGroupNames
    frontDoorName: frontDoorName
    regionCount: regionCount
    serviceHealthLocations: serviceHealthLocations
    tags: tags
  }
}

module webTest 'web-test.bicep' = if (hasOrigins) {
  dependsOn: [logWorkspace]
  params: {
    location: location
    frontDoorHostName: frontDoorHostName
    logWorkspaceName: logWorkspaceName
    actionGroupId: actionGroupId
    tags: tags
  }
}

// Beside the vault, which may be in another subscription: that is where its events are.
module certificateAlert 'alert-certificate.bicep' = if (certificate != null) {
  scope: resourceGroup(split(certificate!.keyVaultId, '/')[2], split(certificate!.keyVaultId, '/')[4])
  params: {
    keyVaultName: split(certificate!.keyVaultId, '/')[8]
    certificateName: certificate!.name
    actionGroupId: actionGroupId
  }
}
