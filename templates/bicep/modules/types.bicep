metadata description = 'What the modules hand to each other and to those who deploy.'

@export()
@description('Live node counts by name of the node pool.')
type nodeCountsType = {
  @description('Number of nodes that the pool has now.')
  *: int
}

@export()
@description('The certificate of a gateway.')
type certificateType = {
  @description('Resource id of the key vault.')
  keyVaultId: string

  @description('Name of the certificate.')
  name: string
}

@export()
@description('How Front Door speaks to the gateways.')
type originProtocol = 'Http' | 'Https'

@export()
@description('A region as Front Door sees it.')
type originType = {
  @description('Short name of the region.')
  name: string

  @description('Host name of the region\'s gateway.')
  hostName: string

  @description('Place among the regions, the preferred one being 1.')
  @minValue(1)
  place: int

  @description('Whether users are kept away from the region.')
  drained: bool

  @description('The private link service in front of the gateway. Absent where the gateway has a public address.')
  privateLink: privateLinkType?
}

@description('A private link service, and where Front Door meets it.')
type privateLinkType = {
  @description('Resource id of the service.')
  id: string

  @description('Location of the private endpoint that Front Door makes.')
  location: string
}

@export()
@description('What a deployment has to know of a region after the infrastructure is there.')
type regionOutputType = {
  @description('Short name of the region.')
  name: string

  @description('Azure location.')
  location: string

  @description('Resource group of the stamp.')
  resourceGroup: string

  @description('Name of the AKS cluster.')
  clusterName: string

  @description('Host name of the gateway\'s public address: what a host name of originCertificate has to lead to. Only Front Door gets an answer from it. Absent with Private Link.')
  gatewayHostName: string?

  @description('Client id of the workload\'s identity in this region.')
  workloadIdentityClientId: string

  @description('Client id of the identity that reads the gateway\'s certificate. Absent without one.')
  gatewayIdentityClientId: string?
}
