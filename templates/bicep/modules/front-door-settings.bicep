metadata description = 'What all origins and routes have in common.'

import { originProtocol, originType } from 'types.bicep'

// How fast it then gets its share back is Front Door's own affair: Azure says of the property for it that it is not supported.

@export()
@description('An origin is healthy when three of its last four probes were answered.')
var sampling = {
  sampleSize: 4
  successfulSamplesRequired: 3
}

@export()
@description('How Front Door reaches a gateway.')
func originProperties(origin originType, priority int, enabled bool) resourceInput<'Microsoft.Cdn/profiles/originGroups/origins@2026-07-01'>.properties => {
  hostName: origin.hostName
  originHostHeader: origin.hostName
  httpPort: 80
  httpsPort: 443
  priority: priority
  weight: 1000
  enabledState: enabled ? 'Enabled' : 'Disabled'
  enforceCertificateNameCheck: true
  sharedPrivateLinkResource: origin.?privateLink == null
    ? null
    : {
        privateLink: { id: origin.privateLink!.id }
        privateLinkLocation: origin.privateLink!.location
        requestMessage: 'Front Door asks for the gateway of ${origin.name}.'
      }
}

@export()
@description('Users are sent to HTTPS; what is between Front Door and the gateways follows from their certificate. Nothing is cached.')
func routeProperties(protocol originProtocol) resourceInput<'Microsoft.Cdn/profiles/afdEndpoints/routes@2026-07-01'>.properties => {
  supportedProtocols: ['Http', 'Https']
  httpsRedirect: 'Enabled'
  forwardingProtocol: protocol == 'Https' ? 'HttpsOnly' : 'HttpOnly'
  linkToDefaultDomain: 'Enabled'
  enabledState: 'Enabled'
}
