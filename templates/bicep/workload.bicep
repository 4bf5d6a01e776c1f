metadata description = 'Your own Azure resources. This file was written once and is yours: upgrades never touch it.'

import { workloadRegionType } from 'types.bicep'

// main.bicep calls this module in every deployment, in the global resource group of the environment, when all stamps are there; only a
// deployment that leaves out a region that is down does not call it. Keep the parameters: main.bicep passes them. Nothing has to be
// created here.
//
// A database, a queue, a storage account: put what is shared here, and what belongs to a region into a module that runs in the
// resource group of that region:
//
//   module cache 'cache.bicep' = [
//     for region in regions: {
//       scope: resourceGroup(region.resourceGroup)
//       params: { location: region.location, clientPrincipalId: region.identity.principalId }
//     }
//   ]
//
// region.identity is for the workload's pods, with no secret: give it the roles that it needs on what you create. The charts of this version do
// not put pods under it yet: add its client id to the service account in charts/main.ts. Choose zone-redundant
// SKUs, and replicate across regions what all regions need: the workload is as available as the least available thing that it calls.

#disable-diagnostics no-unused-params // Until you create something: names, tags, places and identities for it.

@description('The microservice.')
param workload string

@description('The environment.')
param environmentName string

@description('The regions with their identities and networks, the home region first.')
param regions workloadRegionType[]
