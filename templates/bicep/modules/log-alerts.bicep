metadata description = 'Alerts on what only logs and the Azure Resource Graph tell of a cluster: machines that do not come, upgrades that fail, a version that nobody supports much longer.'

@description('Short name of the region.')
param regionName string

@description('Azure location.')
param location string

@description('Name of the AKS cluster.')
param clusterName string

@description('Name of the Log Analytics workspace.')
param logWorkspaceName string

@description('Name of the identity that the queries run under.')
param identityName string

@description('Resource id of the action group.')
param actionGroupId string

@description('Tags of every resource.')
param tags { *: string }

resource logs 'Microsoft.OperationalInsights/workspaces@2026-03-01' existing = {
  name: logWorkspaceName
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: identityName
  location: location
  tags: tags
}

module rights 'log-alert-rights.bicep' = {
  params: {
    regionName: regionName
    clusterName: clusterName
    logWorkspaceName: logWorkspaceName
    #disable-next-line what-if-short-circuiting // Azure chooses principal ids, and names of role assignments have to follow them.
    principalId: identity.properties.principalId
  }
}

var clusterId = resourceId('Microsoft.ContainerService/managedClusters', clusterName)

// What AKS tells of this cluster. Resource Graph keeps the events: without the time, each of them would ring until it is gone. They come
// late by minutes, hence the look back of an hour every half hour.
var events = 'arg("").containerserviceeventresources | where type == "microsoft.containerservice/managedclusters/scheduledevents" | where id startswith "${clusterId}/" | extend event = parse_json(tostring(properties)) | where todatetime(event.lastUpdateTime) > ago(1h)'

var rules = [
  {
    name: 'alert-no-new-nodes'
    description: '${regionName}: a node pool asked for machines and got none. The autoscaler lets it rest and asks again later: look at quota and at capacity in the zone.'
    query: 'AKSControlPlane | where Category == "cluster-autoscaler" | where Message has "Disabling scale-up for node group" or Message has "Scale-up timed out for node group"'
    every: 'PT15M'
    lookBack: 'PT15M'
    resolves: true
  }
  {
    name: 'alert-upgrade-failed'
    description: '${regionName}: AKS tried to upgrade Kubernetes or the node images in the maintenance window, and failed.'
    query: '${events} | where tostring(event.eventStatus) == "Failed" | project id, event'
    every: 'PT30M'
    lookBack: 'PT1H'
    // The event passes; the upgrade has still failed.
    resolves: false
  }
  {
    name: 'alert-version-unsupported'
    description: '${regionName}: AKS ends its support of the Kubernetes version of the cluster within two weeks, or has ended it. Patches come by themselves, minor versions do not.'
    // Told two weeks and one week before, and every week after.
    query: '${events} | where tostring(event.eventSource) == "EOLNotification" | project id, event'
    every: 'PT30M'
    lookBack: 'PT1H'
    resolves: false
  }
]

// Paid by how often they ask: once a minute would cost many times as much, and machines and upgrades take longer than that anyway.
resource alerts 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for rule in rules: {
    name: rule.name
    location: location
    tags: tags
    kind: 'LogAlert'
    identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
    dependsOn: [rights]
    properties: {
      description: rule.description
      enabled: true
      severity: 2
      scopes: [logs.id]
      evaluationFrequency: rule.every
      windowSize: rule.lookBack
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      autoMitigate: rule.resolves
      // The same event in two look backs is one message.
      muteActionsDuration: rule.resolves ? null : 'PT1H'
      // Tables are made when their first row comes. Validated, the rules could not be made before.
      skipQueryValidation: true
      actions: { actionGroups: [actionGroupId] }
    }
  }
]
