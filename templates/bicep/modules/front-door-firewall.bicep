metadata description = 'Web application firewall in front of every route.'

@description('The microservice.')
param workload string

@description('The environment.')
param environmentName string

@description('Name of the profile.')
param profileName string

@description('Resource id of the endpoint.')
param endpointId string

@description('SKU of the profile: the policy needs the same.')
param sku 'Standard_AzureFrontDoor' | 'Premium_AzureFrontDoor'

@description('Tags of every resource.')
param tags { *: string }

// Microsoft's rules, whole: attacks first, then bots. They exist in Premium only.
var managedRuleSets = sku == 'Premium_AzureFrontDoor'
  ? [
      { ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1', ruleSetAction: 'Block' }
      { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1' }
    ]
  : []

resource profile 'Microsoft.Cdn/profiles@2026-07-01' existing = {
  name: profileName
}

resource policy 'Microsoft.Network/FrontDoorWebApplicationFirewallPolicies@2026-04-01' = {
  // Letters and digits only.
  name: 'waf${replace('${workload}${environmentName}', '-', '')}'
  location: 'global'
  tags: tags
  sku: { name: sku }
  properties: {
    policySettings: { enabledState: 'Enabled', mode: 'Prevention', requestBodyCheck: 'Enabled' }
    managedRules: { managedRuleSets: managedRuleSets }
    // What every SKU can do is to stop one address from taking the capacity of all.
    customRules: {
      rules: [
        {
          name: 'FloodFromOneAddress'
          priority: 100
          enabledState: 'Enabled'
          ruleType: 'RateLimitRule'
          // A hundred requests a second: far above a browser or an office behind one address, far below what hurts three zones.
          rateLimitThreshold: 30000
          rateLimitDurationInMinutes: 5
          matchConditions: [
            {
              // Every request has a Host header: all are counted.
              matchVariable: 'RequestHeader'
              selector: 'Host'
              operator: 'GreaterThanOrEqual'
              matchValue: ['0']
            }
          ]
          action: 'Block'
        }
      ]
    }
  }
}

resource assignment 'Microsoft.Cdn/profiles/securityPolicies@2026-07-01' = {
  parent: profile
  name: 'firewall'
  properties: {
    parameters: {
      type: 'WebApplicationFirewall'
      wafPolicy: { id: policy.id }
      associations: [
        {
          domains: [{ id: endpointId }]
          patternsToMatch: ['/*']
        }
      ]
    }
  }
}
