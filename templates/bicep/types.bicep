metadata description = 'The shape of the data that describes an environment. Everything else is computed from it.'

import { apiServerType, exposureType, logsType, nodeCountType, originCertificateType } from 'settings.bicep'

// environmentType mirrors an environment of devops/config/variables.json. Bicep does not check JSON that a parameter file loads:
// `npx projen` does, and Azure checks the values against these types once more when a deployment starts.

@export()
@description('How Front Door shares requests out among healthy regions: evenly, first region first, or nearest region first.')
type routingMethod = 'weighted' | 'priority' | 'latency'

@export()
@description('VM sizes of the nodes.')
type nodeSizeType = {
  @description('Size of the nodes that run cluster components. At least 4 vCPU; 16 GiB leaves room for the gateway control plane.')
  system: string

  @description('Size of the nodes that run the workload.')
  user: string
}

@export()
@description('An Azure location that the workload runs in.')
type regionType = {
  @description('Short name of the region, for example blue.')
  name: string

  @description('Azure location, for example eastus2.')
  location: string

  @description('Name of the AKS cluster of the region.')
  aksClusterName: string

  @description('Availability zones in use. Each gets a node pool of its own.')
  @minLength(1)
  zones: string[]

  // Of the region and not of the environment, so that one region can go first.
  // Only what is asked for here leaves a minor version.
  @description('Kubernetes version of the cluster as major.minor. Default: the one that AKS recommends when it is made.')
  kubernetesVersion: string?

  @description('Whether users are kept away from the region. Default: false.')
  drained: bool?
}

@export()
@description('A user, group or service principal of Microsoft Entra ID.')
type principalType = {
  @description('Object id.')
  id: string

  // Given, so that Azure does not look up one that was made a second ago and is not replicated yet.
  @description('Kind of principal.')
  type: 'User' | 'Group' | 'ServicePrincipal'
}

@export()
@description('One environment of variables.json. What is optional has a default that suits most.')
type environmentType = {
  @description('Resource group of everything that is global: registry, Front Door, alerts.')
  resourceGroup: string

  @description('Location of what is global. Default: that of the first region. Registries do not move: it stays when that region goes.')
  home: string?

  @description('Name of the container registry: 5 to 50 letters and digits, unique in Azure.')
  containerRegistryName: string

  @description('Name of the Front Door profile.')
  frontDoorName: string

  @description('How Front Door chooses a region.')
  routing: routingMethod

  @description('Who is told when something fails. An alert that reaches nobody is not an alert.')
  @minLength(1)
  alertEmails: string[]

  @description('VM sizes of the nodes.')
  nodeSize: nodeSizeType

  @description('Numbers of nodes.')
  nodeCount: nodeCountType?

  @description('Who reaches the API servers. Default: everybody, and nobody gets in without Entra and a role.')
  apiServer: apiServerType?

  @description('Who may do everything inside the clusters, besides those who deploy. Default: nobody.')
  clusterAdmins: principalType[]?

  @description('How Front Door reaches the regions. Default: public.')
  exposure: exposureType?

  @description('Certificate of the gateways. Default: none, and plain HTTP between Front Door and the gateways.')
  originCertificate: originCertificateType?

  @description('How much is logged.')
  logs: logsType?

  @description('Whether registry, Front Door and gateway addresses refuse to be deleted. Default: false. Making locks takes Owner or User Access Administrator. Taking the setting back does not remove them: that is done by hand, before a region or all of it is deleted.')
  locks: bool?

  @description('The regions, the preferred one first.')
  @minLength(1)
  regions: regionType[]

  @description('Address space that the stamps take their networks from. The networks themselves come with the stamps.')
  addressSpace: string?
}

@export()
@description('The static public address that Front Door reaches a region through.')
type gatewayAddressType = {
  @description('Name of the public IP address.')
  name: string

  @description('DNS label: the address answers to <label>.<location>.cloudapp.azure.com.')
  dnsLabel: string
}

@export()
@description('The hours of the week in which a region may be upgraded, in UTC. No two regions share one.')
type upgradeWindowType = {
  @description('Day on which the window opens.')
  dayOfWeek: 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'

  @description('Time at which the window opens, as HH:MM.')
  startTime: string

  @description('Length of the window in hours. AKS wants at least four.')
  @minValue(4)
  @maxValue(24)
  durationHours: int
}

@export()
@description('What is derived for a region rather than written in variables.json.')
type stampType = {
  @description('Resource group of the stamp.')
  resourceGroup: string

  @description('Resource group that AKS makes for nodes, disks and load balancers.')
  nodeResourceGroup: string

  @description('Public address of the region\'s gateway.')
  gatewayAddress: gatewayAddressType

  @description('Address space of the virtual network. Does not overlap with that of any other stamp.')
  addressSpace: string

  @description('When the region may be upgraded.')
  upgradeWindow: upgradeWindowType

  // It follows from the location alone: a test that exists cannot move when regions come and go.
  @description('Location of the test that watches the region: another one, as its loss must not take along what tells of it.')
  watchedFrom: string

  // It follows from the location alone too: that itself, or another one where Azure does not offer it yet.
  @description('Location of what keeps the metrics of the region.')
  metricsLocation: string

  // Front Door does not offer all; the nearest is best.
  @description('With Private Link: location in which Front Door makes its private endpoint. Default: the region\'s own.')
  privateLinkLocation: string?
}

@export()
@description('The stamps by name of their region.')
type stampsType = {
  @description('The stamp of one region.')
  *: stampType
}

@export()
@description('A managed identity, as the modules hand it to each other.')
type identityType = {
  @description('Resource id.')
  id: string

  @description('Object id of its service principal: what roles are assigned to.')
  principalId: string

  @description('Client id: what software signs in with.')
  clientId: string
}

@export()
@description('What workload.bicep learns of a region.')
type workloadRegionType = {
  @description('Short name of the region.')
  name: string

  @description('Azure location.')
  location: string

  @description('Resource group of the stamp.')
  resourceGroup: string

  @description('Identity that the pods of the workload have in this region.')
  identity: identityType

  @description('Resource id of the virtual network.')
  virtualNetworkId: string

  @description('Resource id of the subnet that the nodes are in.')
  nodeSubnetId: string
}
