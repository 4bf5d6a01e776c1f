metadata description = 'The static public address of a region\'s gateway. It is made here, not by Kubernetes, so that Front Door knows its origins before any cluster runs.'

import { gatewayAddressType } from '../types.bicep'

@description('Azure location.')
param location string

@description('Availability zones in use.')
param zones string[]

@description('Name and DNS label of the address.')
param gatewayAddress gatewayAddressType

@description('Whether the address refuses to be deleted.')
param locked bool

@description('Tags of every resource.')
param tags { *: string }

resource address 'Microsoft.Network/publicIPAddresses@2026-03-01' = {
  name: gatewayAddress.name
  location: location
  tags: tags
  sku: { name: 'Standard', tier: 'Regional' }
  zones: zones
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
    dnsSettings: { domainNameLabel: gatewayAddress.dnsLabel }
  }
}

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (locked) {
  scope: address
  name: 'keep'
  properties: {
    level: 'CanNotDelete'
    notes: 'Front Door sends users to this name. Once the address is gone, anybody in Azure may take the name.'
  }
}
