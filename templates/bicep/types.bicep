metadata description = 'The shape of the data that describes an environment. Everything else is computed from it.'

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
}

@export()
@description('One environment of variables.json.')
type environmentType = {
  @description('Resource group of everything that is global: registry, Front Door, alerts.')
  resourceGroup: string

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

  @description('The regions. The first is the home region: registry and global resource group are there.')
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
}

@export()
@description('The stamps by name of their region.')
type stampsType = {
  @description('The stamp of one region.')
  *: stampType
}

@export()
@description('Live node counts by name of the node pool.')
type nodeCountsType = {
  @description('Number of nodes that the pool has now.')
  *: int
}

@export()
@description('A user, group or service principal of Microsoft Entra ID.')
type principalType = {
  @description('Object id.')
  id: string

  @description('Kind of principal. Given, so that Azure does not look up one that was made a second ago and is not replicated yet.')
  type: 'User' | 'Group' | 'ServicePrincipal'
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
@description('Names of the managed identities of a stamp.')
type identityNamesType = {
  @description('Name of the control plane\'s identity.')
  controlPlane: string

  @description('Name of the kubelets\' identity.')
  kubelet: string

  @description('Name of the workload\'s identity.')
  workload: string
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

  @description('Host name of the region\'s gateway. Only Front Door gets an answer from it.')
  gatewayHostName: string

  @description('Client id of the workload\'s identity in this region.')
  workloadIdentityClientId: string
}

@export()
@description('A region as Front Door sees it.')
type originType = {
  @description('Short name of the region.')
  name: string

  @description('Host name of the region\'s gateway.')
  hostName: string
}

@export()
@description('Tags by name.')
type tagsType = {
  @description('Value of the tag.')
  *: string
}
