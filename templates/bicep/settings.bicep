metadata description = 'The optional settings of an environment. What a setting is when it is absent stands beside it, and in the module that reads it.'

// Descriptions are compiled into every module that reads a type, once for each region, and ARM counts them: why something is so stands in
// comments, here and in types.bicep.

@export()
@description('Bounds that the autoscaler keeps to.')
type nodeRangeType = {
  @description('Number of nodes that are always there.')
  @minValue(1)
  min: int

  @description('Number of nodes that are never passed.')
  @minValue(1)
  max: int
}

@export()
@description('Numbers of nodes in a region.')
type nodeCountType = {
  @description('Nodes for cluster components, in the region together. Default: one to two for each zone.')
  system: nodeRangeType?

  @description('Nodes for the workload, for each zone. Default: one to ten, or two to ten for sizes with fewer than four vCPUs.')
  user: nodeRangeType?
}

// A cluster that exists cannot become private, and a private one stays it. With ranges or private, deployments need a runner of your own
// that is inside.

@export()
@description('Who reaches the API servers. Being reached is not being let in: that always takes Entra and a role.')
type apiServerType = {
  @description('Everybody, only the ranges below, or only the network of the region.')
  access: 'public' | 'ranges' | 'private'

  @description('With ranges: addresses in CIDR notation. Those that the nodes come from are added.')
  @maxLength(199)
  authorizedRanges: string[]?
}

// Private Link takes Front Door Premium. To be chosen before the first deployment: neither Front Door nor its firewall policy changes its
// SKU in place.

@export()
@description('How Front Door reaches the regions: over public addresses that admit nobody else, or over Private Link.')
type exposureType = 'public' | 'privateLink'

@export()
@description('Certificate of the gateways. With one, Front Door speaks HTTPS to them and checks their names; without, HTTP.')
type originCertificateType = {
  @description('Resource id of the key vault. The vault has to use Azure roles, not access policies, and whoever deploys has to be allowed to assign them there.')
  keyVaultId: string

  @description('Name of a certificate in it that is valid for all host names below. From a well-known authority: Front Door accepts no other.')
  certificateName: string

  @description('Host name of each region\'s gateway, by the name of the region. With public exposure it has to lead to the gateway\'s address.')
  hostNames: {
    @description('Host name of one region\'s gateway.')
    *: string
  }
}

@export()
@description('How much is logged. Logs and the days they are kept are what monitoring costs most.')
type logsType = {
  @description('Days that logs are kept. Default: 30, which ingestion pays for.')
  @minValue(30)
  @maxValue(730)
  retentionDays: int?

  @description('Gigabytes a day, in each workspace, after which it takes no more until the next day. Default: no limit.')
  @minValue(1)
  dailyCapGb: int?
}
