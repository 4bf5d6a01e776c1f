import type { Resource } from '../arm/resources';
import { timestamp } from '../clock';
import type { Cloud } from '../cloud';
import { DURATIONS } from '../durations';
import type { Json, KubernetesObject } from './cluster-state';
import { condition } from './present-deployment';

const CONTROLLER = 'istio.io/gateway-controller';
export const GATEWAY_CLASS = 'approuting-istio';

/** When the class of gateways is there: a while after the cluster. */
export function classReadyAt(cluster: Resource, cloud: Cloud): number {
  const made = cloud.resources.times(cluster.id)?.createdAt ?? 0;
  return made + DURATIONS.gatewayClass * 1000;
}

export function gatewayClass(cluster: Resource, cloud: Cloud): KubernetesObject {
  const since = timestamp(classReadyAt(cluster, cloud));
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GatewayClass',
    metadata: { name: GATEWAY_CLASS, creationTimestamp: since },
    spec: { controllerName: CONTROLLER },
    status: { conditions: [condition('Accepted', 'True', 'Accepted', 'Handled by Istio controller', since)] },
  };
}

/** From when on a gateway lets requests through; undefined for one of another class. */
export function programmedAt(
  object: KubernetesObject,
  createdAt: number,
  cluster: Resource,
  cloud: Cloud,
): number | undefined {
  if (object.spec?.gatewayClassName !== GATEWAY_CLASS) return undefined;
  return Math.max(createdAt, classReadyAt(cluster, cloud)) + DURATIONS.gateway * 1000;
}

/** The public address that a gateway asks for by its annotations. */
export function addressOf(gateway: KubernetesObject, cluster: Resource, cloud: Cloud): Resource | undefined {
  const annotations = gateway.spec?.infrastructure?.annotations ?? {};
  const name = annotations['service.beta.kubernetes.io/azure-pip-name'];
  const group =
    annotations['service.beta.kubernetes.io/azure-load-balancer-resource-group'] ??
    cluster.properties.nodeResourceGroup;
  const subscription = cluster.id.split('/').slice(0, 3).join('/');
  return cloud.resources.get(
    `${subscription}/resourceGroups/${group}/providers/Microsoft.Network/publicIPAddresses/${name}`,
  );
}

export function presentGateway(
  object: KubernetesObject,
  createdAt: number,
  cluster: Resource,
  cloud: Cloud,
): KubernetesObject {
  const at = programmedAt(object, createdAt, cluster, cloud);
  const generation = object.metadata.generation;
  const isUp = at !== undefined && at <= cloud.now();
  const since = timestamp(isUp ? at : createdAt);
  const state = (type: string, reason: string) =>
    isUp
      ? { ...condition(type, 'True', type, '', since), observedGeneration: generation }
      : { ...condition(type, 'Unknown', reason, 'Waiting for controller', since), observedGeneration: generation };
  const ip = addressOf(object, cluster, cloud)?.properties.ipAddress;
  return {
    ...object,
    status: {
      ...(isUp && ip ? { addresses: [{ type: 'IPAddress', value: ip }] } : {}),
      conditions: [state('Accepted', 'Pending'), state('Programmed', 'Pending')],
      listeners: (object.spec?.listeners ?? []).map(({ name }: Json) => ({
        name,
        attachedRoutes: isUp ? 1 : 0,
        conditions: [state('Accepted', 'Pending'), state('Programmed', 'Pending')],
      })),
    },
  };
}

export function presentRoute(
  object: KubernetesObject,
  createdAt: number,
  cluster: Resource,
  cloud: Cloud,
): KubernetesObject {
  const state = cloud.clusters.of(cluster.id);
  const parents = (object.spec?.parentRefs ?? []).flatMap((parentRef: Json) => {
    const namespace = parentRef.namespace ?? object.metadata.namespace;
    const gateway = state.get({ resource: 'gateways.gateway.networking.k8s.io', namespace, name: parentRef.name });
    const at = gateway && programmedAt(gateway.object, gateway.createdAt, cluster, cloud);
    if (at === undefined || at > cloud.now()) return [];
    const since = timestamp(Math.max(at, createdAt));
    const said = (type: string) => ({
      ...condition(type, 'True', type, '', since),
      observedGeneration: object.metadata.generation,
    });
    return [{ parentRef, controllerName: CONTROLLER, conditions: [said('Accepted'), said('ResolvedRefs')] }];
  });
  return { ...object, status: { parents } };
}
