import type { PredictedResource } from '../../toolchain/bicep';
import type { Expansion } from './fixtures';

export function describeFrontDoor(expansion: Expansion): void {
  const { environment } = expansion;
  const { regions, routing } = environment;
  const group = (name: string) => named(expansion.all('Microsoft.Cdn/profiles/originGroups'), name);
  const route = (name: string) => named(expansion.all('Microsoft.Cdn/profiles/afdEndpoints/routes'), name);
  const origins = (groupId: string | undefined) =>
    expansion
      .all('Microsoft.Cdn/profiles/originGroups/origins')
      .filter((origin) => origin.id.startsWith(`${groupId}/`));
  const hosts = regions.map(
    (region) => `${expansion.stamp(region).gatewayAddress.dnsLabel}.${region.location}.cloudapp.azure.com`,
  );

  it('sends users to all regions, chosen as configured', () => {
    const all = group('all-regions');
    expect(all?.properties.loadBalancingSettings).toEqual({
      sampleSize: 4,
      successfulSamplesRequired: 3,
      additionalLatencyInMilliseconds: routing === 'weighted' ? 1000 : 0,
    });
    const priorities = regions.map((_, i) => (routing === 'priority' ? Math.min(i + 1, 5) : 1));
    expect(origins(all?.id).map(({ properties }) => properties)).toEqual(
      hosts.map((hostName, i) => ({
        hostName,
        originHostHeader: hostName,
        httpPort: 80,
        httpsPort: 443,
        weight: 1000,
        priority: priorities[i],
        enabledState: 'Enabled',
        enforceCertificateNameCheck: true,
        sharedPrivateLinkResource: null,
      })),
    );
    expect(route('main')?.properties).toEqual({
      supportedProtocols: ['Http', 'Https'],
      httpsRedirect: 'Enabled',
      forwardingProtocol: 'HttpOnly',
      linkToDefaultDomain: 'Enabled',
      enabledState: 'Enabled',
      originGroup: { id: all?.id },
      patternsToMatch: ['/*'],
    });
  });

  it('probes readiness where there is a choice between regions', () => {
    const probe = { probePath: '/readyz', probeProtocol: 'Http', probeRequestType: 'HEAD', probeIntervalInSeconds: 30 };
    expect(group('all-regions')?.properties).toMatchObject({
      healthProbeSettings: regions.length > 1 ? probe : null,
      sessionAffinityState: 'Disabled',
    });
  });

  it('has a way to each region alone', () => {
    regions.forEach((region, i) => {
      const own = group(`region-${region.name}`);
      expect(own?.properties.healthProbeSettings).toBeUndefined();
      expect(origins(own?.id).map(({ properties }) => properties.hostName)).toEqual([hosts[i]]);
      expect(route(`region-${region.name}`)?.properties).toMatchObject({
        originGroup: { id: own?.id },
        patternsToMatch: [`/.aks-ha/${region.name}`, `/.aks-ha/${region.name}/*`],
        httpsRedirect: 'Enabled',
        forwardingProtocol: 'HttpOnly',
      });
    });
    expect(expansion.all('Microsoft.Cdn/profiles/originGroups')).toHaveLength(regions.length + 1);
    expect(expansion.all('Microsoft.Cdn/profiles/afdEndpoints/routes')).toHaveLength(regions.length + 1);
  });

  it('puts a firewall that blocks in front of the endpoint', () => {
    const { resourceGroup } = environment;
    const policy = expansion.one('Microsoft.Network/FrontDoorWebApplicationFirewallPolicies', resourceGroup);
    const endpoint = expansion.one('Microsoft.Cdn/profiles/afdEndpoints', resourceGroup);
    const profile = expansion.one('Microsoft.Cdn/profiles', resourceGroup);
    expect(profile).toMatchObject({
      name: environment.frontDoorName,
      sku: { name: 'Standard_AzureFrontDoor' },
      identity: { type: 'SystemAssigned' },
    });
    expect(policy).toMatchObject({
      sku: profile.sku,
      properties: { policySettings: { enabledState: 'Enabled', mode: 'Prevention', requestBodyCheck: 'Enabled' } },
    });
    expect(expansion.one('Microsoft.Cdn/profiles/securityPolicies', resourceGroup).properties.parameters).toEqual({
      type: 'WebApplicationFirewall',
      wafPolicy: { id: policy.id },
      associations: [{ domains: [{ id: endpoint.id }], patternsToMatch: ['/*'] }],
    });
  });
}

const named = (resources: readonly PredictedResource[], name: string): PredictedResource | undefined =>
  resources.find((resource) => resource.name.split('/').pop() === name);
