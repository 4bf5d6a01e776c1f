metadata description = 'Which events of resource health are worth an alert. Each group is watched beside what is in it: a stamp that is new, left out or removed has its own alert.'

@export()
@description('What all of these alerts have in common. Without a cause in the condition, every node that the autoscaler removes would be one.')
var resourceHealthAlert = {
  name: 'alert-resource-health'
  description: 'Azure reports that a resource of the environment is degraded or unavailable, and nobody here did that.'
  condition: {
    allOf: [
      { field: 'category', equals: 'ResourceHealth' }
      {
        anyOf: [
          { field: 'properties.currentHealthStatus', equals: 'Degraded' }
          { field: 'properties.currentHealthStatus', equals: 'Unavailable' }
        ]
      }
      {
        anyOf: [
          { field: 'properties.cause', equals: 'PlatformInitiated' }
          { field: 'properties.cause', equals: 'Unknown' }
        ]
      }
    ]
  }
}
