metadata description = 'Who is told, and of what. An alert that notifies nobody is not an alert: every one here has the action group.'

import { tagsType } from '../types.bicep'

@description('The microservice.')
param workload string

@description('Addresses that get an e-mail.')
@minLength(1)
param emails string[]

@description('Names of the resource groups to watch, those of the nodes included.')
param resourceGroupNames string[]

@description('Name of the Front Door profile.')
param frontDoorName string

@description('Number of regions.')
param regionCount int

@description('Tags of every resource.')
param tags tagsType

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-oncall'
  // Global, so that an alert about a region does not depend on that region.
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    // What messages are signed with; twelve characters at most.
    groupShortName: take(replace(workload, '-', ''), 12)
    emailReceivers: [
      for (email, i) in emails: {
        name: 'email-${i + 1}'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

module azure 'alerts-azure.bicep' = {
  params: { actionGroupId: actionGroup.id, resourceGroupNames: resourceGroupNames, tags: tags }
}

module frontDoor 'alerts-front-door.bicep' = {
  params: { actionGroupId: actionGroup.id, profileName: frontDoorName, regionCount: regionCount, tags: tags }
}
