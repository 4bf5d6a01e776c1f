metadata description = 'Calls the service as a user does, from four continents, every five minutes.'

@description('Name of the region that is called. Default: none, and whichever region Front Door chooses.')
param regionName string?

@description('Azure location that the answers are kept in: not the one that is called, whose loss would be the loss of the alert. Calls come from the places below, whatever it is.')
param location string

@description('Host name of Front Door. The gateways answer nobody else.')
param frontDoorHostName string

@description('Days that answers are kept. Default 30.')
param retentionDays int?

@description('Resource id of the action group.')
param actionGroupId string

@description('Tags of every resource.')
param tags { *: string }

@description('What differs between the main route and that of a region.')
type routeType = {
  @description('Name of the alert: a chapter of docs/runbook.md.')
  alert: string

  @description('What it means, for the one who is woken by it.')
  description: string

  @description('0: users get nothing. 1: one failure less to survive.')
  severity: 0 | 1

  @description('Path that is called.')
  path: string
}

var route routeType = regionName == null
  ? {
      alert: 'alert-users-not-served'
      description: 'Most places on earth get no answer from the service. Every region is down, or Front Door is.'
      severity: 0
      path: '/readyz'
    }
  : {
      alert: 'alert-region-not-served'
      description: 'Region ${regionName} gives most places on earth no answer. Where there are others, they serve its users.'
      severity: 1
      path: '/.aks-ha/${regionName}/readyz'
    }

// Five places: Virginia, California, Amsterdam, Singapore and Brazil, as Azure calls them.
var places = ['us-va-ash-azr', 'us-ca-sjc-azr', 'emea-nl-ams-azr', 'apac-sg-sin-azr', 'latam-br-gru-edge']
var suffix = regionName ?? 'main'

// In the group of what is watched, though that may be read-only while its location is down: nothing has to be changed then. What exists in
// another location goes on, and the alert itself is global. So a region that is removed takes its test along with its group.

// A workspace of its own, where the test is. A few megabytes a day: there is nothing to cap.
resource logs 'Microsoft.OperationalInsights/workspaces@2026-03-01' = {
  name: 'log-webtest-${suffix}'
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionDays ?? 30
    workspaceCapping: { dailyQuotaGb: -1 }
    features: { enableLogAccessUsingOnlyResourcePermissions: true, disableLocalAuth: true }
  }
}

// Holds the answers, nothing else: the service itself does not write to it. Azure puts a rule "Failure Anomalies" and an action group for
// smart detection beside it, which look at requests that services report: there are none, and they stay silent.
resource component 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${suffix}'
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    // Web tests report under the component's key. That they would do so under an identity is not documented, and an alert that gets no
    // data is silent. Whoever had the key could write false answers, and read nothing.
    DisableLocalAuth: false
  }
}

// Every call is paid for: places × 12 an hour. Fewer places or a longer interval cost less, and notice later.
resource test 'Microsoft.Insights/webtests@2022-06-15' = {
  name: 'webtest-${suffix}'
  location: location
  // Azure finds the component of a test by this tag.
  tags: { ...tags, 'hidden-link:${component.id}': 'Resource' }
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'webtest-${suffix}'
    Name: 'webtest-${suffix}'
    Description: route.description
    Enabled: true
    Kind: 'standard'
    Frequency: 300
    Timeout: 30
    // A lost packet is no outage: a failed call is made twice more before it counts.
    RetryEnabled: true
    Locations: [for place in places: { Id: place }]
    Request: {
      RequestUrl: 'https://${frontDoorHostName}${route.path}'
      HttpVerb: 'GET'
      ParseDependentRequests: false
      FollowRedirects: false
    }
    ValidationRules: { ExpectedHttpStatusCode: 200, SSLCheck: true, SSLCertRemainingLifetimeCheck: 7 }
  }
}

resource alert 'Microsoft.Insights/metricAlerts@2026-01-01' = {
  name: route.alert
  location: 'global'
  tags: tags
  properties: {
    description: route.description
    enabled: true
    severity: route.severity
    scopes: [test.id, component.id]
    evaluationFrequency: 'PT1M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: test.id
      componentId: component.id
      // All but two: a place that has trouble of its own is not ours.
      failedLocationCount: length(places) - 2
    }
    actions: [{ actionGroupId: actionGroupId }]
  }
}
