metadata description = 'Keeps what Front Door and the registry log.'

@description('Name of the Front Door profile.')
param frontDoorName string

@description('Name of the registry.')
param registryName string

@description('Name of the Log Analytics workspace.')
param logWorkspaceName string

resource frontDoor 'Microsoft.Cdn/profiles@2026-07-01' existing = {
  name: frontDoorName
}

resource registry 'Microsoft.ContainerRegistry/registries@2025-11-01' existing = {
  name: registryName
}

resource logs 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: logWorkspaceName
}

// One row for each request of a user: with much traffic the largest part of what logs cost. `logs.dailyCapGb` in variables.json bounds it.
// Of probes only the failed ones are rows.
#disable-next-line use-recent-api-versions // The stable one is older still, and without categories.
resource frontDoorDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: frontDoor
  name: 'logs'
  properties: {
    workspaceId: logs.id
    logs: [
      { category: 'FrontDoorAccessLog', enabled: true }
      { category: 'FrontDoorHealthProbeLog', enabled: true }
      { category: 'FrontDoorWebApplicationFirewallLog', enabled: true }
    ]
  }
}

// Who pushed, pulled and deleted what. Few rows.
#disable-next-line use-recent-api-versions // The stable one is older still, and without categories.
resource registryDiagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: registry
  name: 'logs'
  properties: {
    workspaceId: logs.id
    logs: [
      { category: 'ContainerRegistryLoginEvents', enabled: true }
      { category: 'ContainerRegistryRepositoryEvents', enabled: true }
    ]
  }
}
