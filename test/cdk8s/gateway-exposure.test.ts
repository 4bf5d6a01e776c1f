import { createRequire } from 'node:module';
import { renderEnvironment } from '../../src/cdk8s';
import type { GivenSettings } from '../../src/configuration/settings/settings';
import { configuration, environment } from './configuration';
import { find, ordersCharts, parse, type Rendered } from './rendering';

const certificate: GivenSettings = {
  originCertificate: {
    keyVaultId:
      '/subscriptions/0b1f6471-1bf0-4dda-aec3-cb9272f09590/resourceGroups/rg-certificates/providers/Microsoft.KeyVault/vaults/kv-orders',
    certificateName: 'origin',
    hostNames: { region0: 'blue.orders.example.com' },
  },
};
const SETTINGS: [string, GivenSettings][] = [
  ['public, HTTP', {}],
  ['public, HTTPS', certificate],
  ['private link, HTTP', { exposure: 'privateLink' }],
  ['private link, HTTPS', { exposure: 'privateLink', ...certificate }],
];
const prefix = 'service.beta.kubernetes.io/';

/** The objects of one region with these settings. */
function objectsWith(settings: GivenSettings, gatewayIdentityClientIds?: Record<string, string>): Rendered[] {
  const prod = environment('prod', 1, settings);
  const [yaml = ''] = renderEnvironment({
    configuration: configuration(1, { environments: [prod] }),
    environment: prod,
    charts: ordersCharts(),
    ...(gatewayIdentityClientIds && { gatewayIdentityClientIds }),
  }).values();
  return parse(yaml);
}

describe.each(SETTINGS)('a gateway that is %s', (_, settings) => {
  const objects = objectsWith(settings);
  const gateway = find(objects, 'Gateway');
  const [listener, ...others] = gateway.spec.listeners;
  const annotations = gateway.spec.infrastructure.annotations;

  test('is what the schema of the Gateway API says', () => {
    const { Gateway } = createRequire(__filename)(
      '@kubernetes-models/gateway-api/gateway.networking.k8s.io/v1/Gateway',
    );
    expect(() => new Gateway(gateway).validate()).not.toThrow();
  });

  test('has one listener, and its routes and its policy are for that one', () => {
    expect(others).toEqual([]);
    expect(find(objects, 'HTTPRoute').spec.parentRefs[0].sectionName).toBe(listener.name);
    const policies = objects.filter(({ kind, metadata }) => {
      return kind === 'NetworkPolicy' && metadata.namespace === 'orders-gateway';
    });
    expect(policies.map(({ spec }) => spec.ingress)).toEqual([[{ ports: [{ protocol: 'TCP', port: listener.port }] }]]);
  });

  test('has no more annotations than the Gateway API allows, and probes its own port', () => {
    expect(Object.keys(annotations).length).toBeLessThanOrEqual(8);
    expect(annotations[`${prefix}port_15021_no_lb_rule`]).toBe('true');
    const probes = Object.keys(annotations).filter((key) => key.includes('health-probe'));
    expect(probes).not.toEqual([]);
    for (const probe of probes) expect(probe).toContain(`port_${listener.port}_`);
  });
});

describe('with an origin certificate', () => {
  const objects = objectsWith(certificate);

  test('the gateway listens to HTTPS alone, with the newest version of the certificate', () => {
    expect(find(objects, 'Gateway').spec.listeners[0]).toMatchObject({
      name: 'https',
      port: 443,
      protocol: 'HTTPS',
      tls: {
        mode: 'Terminate',
        options: {
          'kubernetes.azure.com/tls-cert-keyvault-uri': 'https://kv-orders.vault.azure.net/certificates/origin',
          'kubernetes.azure.com/tls-cert-service-account': 'certificate-reader',
        },
      },
    });
  });

  test('the service account that reads it signs in as the identity of the region', () => {
    const { metadata, automountServiceAccountToken } = find(
      objectsWith(certificate, { region0: '7a1d' }),
      'ServiceAccount',
      'certificate-reader',
    );
    expect(metadata.namespace).toBe('orders-gateway');
    expect(metadata.annotations).toEqual({ 'azure.workload.identity/client-id': '7a1d' });
    expect(automountServiceAccountToken).toBe(false);
  });

  test('manifests/ has a placeholder for that identity, which no other placeholder is', () => {
    const { annotations } = find(objects, 'ServiceAccount', 'certificate-reader').metadata;
    expect(annotations).toEqual({ 'azure.workload.identity/client-id': '11111111-1111-1111-1111-111111111111' });
  });
});

test('without one there is no such service account', () => {
  const names = objectsWith({}).flatMap(({ kind, metadata }) => (kind === 'ServiceAccount' ? [metadata.name] : []));
  expect(names).toEqual(['orders']);
});

test('with Private Link the load balancer has no public address, and the link is where we may approve connections', () => {
  const { annotations } = find(objectsWith({ exposure: 'privateLink' }), 'Gateway').spec.infrastructure;
  expect(annotations).toEqual({
    [`${prefix}azure-load-balancer-internal`]: 'true',
    [`${prefix}azure-pls-create`]: 'true',
    [`${prefix}azure-pls-name`]: 'pls-gateway',
    [`${prefix}azure-pls-resource-group`]: 'rg-orders-prod-region0',
    [`${prefix}azure-pls-ip-configuration-subnet`]: 'snet-private-link',
    [`${prefix}azure-pls-visibility`]: '*',
    [`${prefix}port_15021_no_lb_rule`]: 'true',
    [`${prefix}port_80_health-probe_protocol`]: 'tcp',
  });
});
