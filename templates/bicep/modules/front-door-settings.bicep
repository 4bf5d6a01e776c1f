metadata description = 'What all origins and routes have in common.'

@export()
@description('An origin is healthy when three of its last four probes were answered.')
var sampling = {
  sampleSize: 4
  successfulSamplesRequired: 3
}

@export()
@description('How Front Door reaches a gateway.')
var originProperties = {
  httpPort: 80
  httpsPort: 443
  weight: 1000
  enabledState: 'Enabled'
  enforceCertificateNameCheck: true
}

@export()
@description('Users are sent to HTTPS; the origins get plain HTTP, as nobody issues certificates for names below cloudapp.azure.com. Nothing is cached.')
var routeProperties = {
  supportedProtocols: ['Http', 'Https']
  httpsRedirect: 'Enabled'
  forwardingProtocol: 'HttpOnly'
  linkToDefaultDomain: 'Enabled'
  enabledState: 'Enabled'
}
