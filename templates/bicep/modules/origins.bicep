metadata description = 'How the regions look from Front Door.'

import { originCertificateType } from '../settings.bicep'
import { environmentType, regionType, stampType } from '../types.bicep'
import { certificateType, originType } from 'types.bicep'

@export()
@description('Host name of a gateway\'s public address. Computed, so that a preview shows it.')
func publicHostName(stamp stampType, location string) string =>
  '${stamp.gatewayAddress.dnsLabel}.${location}.cloudapp.azure.com'

@description('Host name that Front Door asks a gateway by: that of its certificate, or else of its address. Over Private Link nobody looks it up.')
func originHostName(config environmentType, region regionType, stamp stampType) string =>
  config.?originCertificate.?hostNames[?region.name] ?? (config.?exposure == 'privateLink'
    ? '${stamp.gatewayAddress.dnsLabel}.${region.location}.internal'
    : publicHostName(stamp, region.location))

@export()
@description('A region as origin. Its private link service is given where it has one.')
func originOf(config environmentType, region regionType, stamp stampType, privateLinkService string?) originType => {
  name: region.name
  hostName: originHostName(config, region, stamp)
  place: indexOf(map(config.regions, other => other.name), region.name) + 1
  drained: region.?drained ?? false
  privateLink: privateLinkService == null
    ? null
    : { id: privateLinkService!, location: stamp.?privateLinkLocation ?? region.location }
}

@export()
@description('What a single gateway has to know of the certificate.')
func certificateOf(setting originCertificateType?) certificateType? =>
  setting == null ? null : { keyVaultId: setting!.keyVaultId, name: setting!.certificateName }
