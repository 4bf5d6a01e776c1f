metadata description = 'Tells what Azure reports of its services, to the whole subscription.'

@description('Resource id of the action group.')
param actionGroupId string

@description('Tags of every resource.')
param tags { *: string }

// Of every service, location and kind: an outage of Entra or DNS stops the workload too. In every environment: where two share a
// subscription and its people, an event is told twice, which is better than once too few.
resource serviceHealth 'Microsoft.Insights/activityLogAlerts@2026-01-01' = {
  name: 'alert-service-health'
  location: 'global'
  tags: tags
  properties: {
    description: 'Azure reports an outage, planned maintenance, an advisory or a security notice, or wants something done.'
    enabled: true
    scopes: [subscription().id]
    condition: { allOf: [{ field: 'category', equals: 'ServiceHealth' }] }
    actions: { actionGroups: [{ actionGroupId: actionGroupId }] }
  }
}
