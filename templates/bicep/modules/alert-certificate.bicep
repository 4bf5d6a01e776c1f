metadata description = 'Tells before the certificate of the gateways expires. In the resource group of the key vault.'

@description('Name of the key vault.')
param keyVaultName string

@description('Name of the certificate.')
param certificateName string

@description('Resource id of the action group.')
param actionGroupId string

resource keyVault 'Microsoft.KeyVault/vaults@2026-05-15' existing = {
  name: keyVaultName
}

// Key Vault raises these events for versions of a certificate that were made after this subscription: a certificate that was there before
// is told of from its first renewal on.
resource alert 'Microsoft.EventGrid/eventSubscriptions@2025-02-15' = {
  scope: keyVault
  // Two environments may share a vault.
  name: 'alert-certificate-${uniqueString(actionGroupId)}'
  properties: {
    eventDeliverySchema: 'CloudEventSchemaV1_0'
    destination: {
      endpointType: 'MonitorAlert'
      properties: {
        // Not a reason to wake anybody: the event comes 30 days before, and with the usual renewal at 80 % of a year it comes each time.
        severity: 'Sev2'
        description: 'The certificate of the gateways has expired or will within 30 days. Front Door then reaches no region.'
        actionGroups: [actionGroupId]
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.KeyVault.CertificateNearExpiry', 'Microsoft.KeyVault.CertificateExpired']
      subjectBeginsWith: certificateName
      subjectEndsWith: certificateName
    }
  }
}
