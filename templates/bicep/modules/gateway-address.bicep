metadata description = 'The static public address of a region\'s gateway. It is made here, not by Kubernetes, so that Front Door knows its origins before any cluster runs.'

import { gatewayAddressType, regionType, tagsType } from '../types.bicep'

@description('The region.')
param region regionType

@description('Name and DNS label of the address.')
param gatewayAddress gatewayAddressType

@description('Tags of every resource.')
param tags tagsType

resource address 'Microsoft.Network/publicIPAddresses@2026-03-01' = {
  name: gatewayAddress.name
  location: region.location
  tags: tags
  sku: { name: 'Standard', tier: 'Regional' }
  zones: region.zones
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
    dnsSettings: { domainNameLabel: gatewayAddress.dnsLabel }
  }
}

@description('Host name of the address.')
output hostName string = address.properties.dnsSettings.fqdn
