import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { guidOf, hexOf } from '../ids';
import type { KubernetesObject } from './cluster-state';
import { programmedAt } from './present-gateway';

const PREFIX = 'service.beta.kubernetes.io/azure-';

/** The private link service that a gateway asks for by its annotations. */
export function privateLinkServiceId(gateway: KubernetesObject, cluster: Resource): string | undefined {
  const annotations = gateway.spec?.infrastructure?.annotations ?? {};
  if (annotations[`${PREFIX}pls-create`] !== 'true') return undefined;
  const group = annotations[`${PREFIX}pls-resource-group`] ?? cluster.properties.nodeResourceGroup;
  const subscription = cluster.id.split('/').slice(0, 3).join('/');
  return `${subscription}/resourceGroups/${group}/providers/Microsoft.Network/privateLinkServices/${annotations[`${PREFIX}pls-name`]}`;
}

/** Makes the services that gateways ask for, and the connections that Front Door asks for: somebody has to approve them. */
export function settlePrivateLinks(cloud: Cloud): void {
  for (const cluster of cloud.resources.ofType('Microsoft.ContainerService/managedClusters')) {
    for (const { object, createdAt } of cloud.clusters.of(cluster.id).list('gateways.gateway.networking.k8s.io')) {
      const id = privateLinkServiceId(object, cluster);
      const at = programmedAt(object, createdAt, cluster, cloud);
      if (id && at !== undefined && at <= cloud.now() && !cloud.resources.get(id)) make(id, cluster, at, cloud);
    }
  }
  for (const service of cloud.resources.ofType('Microsoft.Network/privateLinkServices')) connect(service, cloud);
}

/** Whether Front Door may send requests through a service. */
export function isApproved(serviceId: string, cloud: Cloud): boolean {
  return connections(serviceId, cloud).some(
    ({ properties }) => properties.privateLinkServiceConnectionState?.status === 'Approved',
  );
}

function make(id: string, cluster: Resource, time: number, cloud: Cloud): void {
  const name = id.split('/').at(-1) ?? '';
  cloud.resources.put(
    {
      id,
      name,
      type: 'Microsoft.Network/privateLinkServices',
      ...(cluster.location === undefined ? {} : { location: cluster.location }),
      properties: {
        provisioningState: 'Succeeded',
        visibility: { subscriptions: ['*'] },
        autoApproval: { subscriptions: [] },
        alias: `${name}.${guidOf('alias', id)}.${cluster.location}.azure.privatelinkservice`,
        privateEndpointConnections: [],
      },
    },
    time,
  );
}

/** Each profile asks once for a service, however many of its origins use it. */
function connect(service: Resource, cloud: Cloud): void {
  const asking = cloud.resources
    .ofType('Microsoft.Cdn/profiles/originGroups/origins')
    .filter(({ properties }) => linkOf(properties) === service.id.toLowerCase());
  for (const { id: origin, properties } of asking) {
    const profile = origin.split('/').slice(0, 9).join('/');
    const name = `eafd-${hexOf(8, profile)}.${guidOf('connection', profile, service.id)}`;
    const id = `${service.id}/privateEndpointConnections/${name}`;
    if (cloud.resources.get(id)) continue;
    const description = properties.sharedPrivateLinkResource.requestMessage;
    const privateEndpoint = {
      id: `/subscriptions/${guidOf('microsoft')}/resourceGroups/eafd/providers/Microsoft.Network/privateEndpoints/${name}`,
    };
    const privateLinkServiceConnectionState = { status: 'Pending', description, actionsRequired: 'None' };
    const said = { provisioningState: 'Succeeded', privateEndpoint, privateLinkServiceConnectionState };
    cloud.resources.put(
      { id, name, type: 'Microsoft.Network/privateLinkServices/privateEndpointConnections', properties: said },
      cloud.now(),
    );
  }
  const privateEndpointConnections = connections(service.id, cloud);
  cloud.resources.put({ ...service, properties: { ...service.properties, privateEndpointConnections } }, cloud.now());
}

function linkOf(properties: Resource['properties']): string | undefined {
  return properties.sharedPrivateLinkResource?.privateLink?.id?.toLowerCase();
}

function connections(serviceId: string, cloud: Cloud): Resource[] {
  return cloud.resources.below(serviceId);
}
