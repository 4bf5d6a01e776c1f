metadata description = 'What is logged and told of the environment as a whole: what users get, and what Azure says.'

import { logsType } from '../settings.bicep'
import { certificateType } from 'types.bicep'

@description('Location of what is global.')
param location string

@description('Location of the test of all regions together: another one.')
param watchedFrom string

@description('How much is logged.')
param logs logsType?

@description('Resource id of the action group.')
param actionGroupId string

@description('Name of the Front Door profile.')
param frontDoorName string

@description('Host name that users call.')
param frontDoorHostName string

@description('Whether Front Door has a region to send users to yet. Without one there is nothing to call.')
param hasOrigins bool

@description('Name of the registry.')
param registryName string

@description('Certificate of the gateways, where they have one.')
param certificate certificateType?

@description('Number of regions.')
param regionCount int

@description('Tags of every resource.')
param tags { *: string }

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
    frontDoorName: frontDoorName
    regionCount: regionCount
    tags: tags
  }
}

module webTest 'web-test.bicep' = if (hasOrigins) {
  params: {
    location: watchedFrom
    frontDoorHostName: frontDoorHostName
    retentionDays: logs.?retentionDays
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
