metadata description = 'The alerts that belong to no region.'

import { tagsType } from '../types.bicep'

@description('Resource id of the action group.')
param actionGroupId string

@description('Names of the resource groups to watch, those of the nodes included.')
param resourceGroupNames string[]

@description('Name of the Front Door profile.')
param frontDoorName string

@description('Number of regions.')
param regionCount int

@description('Locations, as Service Health writes them, whose events are told here. Default: all, and what is global. Empty: none.')
param serviceHealthLocations string[]?

@description('Tags of every resource.')
param tags tagsType

module azure 'alerts-azure.bicep' = {
  params: {
    actionGroupId: actionGroupId
    resourceGroupNames: resourceGroupNames
    serviceHealthLocations: serviceHealthLocations
    tags: tags
  }
}

module frontDoor 'alerts-front-door.bicep' = {
  params: { actionGroupId: actionGroupId, profileName: frontDoorName, regionCount: regionCount, tags: tags }
}
