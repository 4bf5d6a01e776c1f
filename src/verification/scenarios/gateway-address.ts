import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector';
import { type KubernetesObject, namespaceOf, placeOf } from '../kubernetes/manifests';
import { opens, policiesFor, typesOf } from '../kubernetes/network-policies';
import type { Finding } from '../report';
import type { RegionModel } from './scenario';

/** As much of a Gateway as says who reaches it, and at which address. */
export type Gateway = KubernetesObject & {
  readonly spec?: {
    readonly infrastructure?: { readonly annotations?: Readonly<Record<string, string>> };
    readonly listeners?: readonly Listener[];
  };
};

interface Listener {
  readonly name?: string;
  readonly port?: number;
  readonly allowedRoutes?: { readonly namespaces?: { readonly from?: string; readonly selector?: ILabelSelector } };
}

/** What the cloud provider of Azure reads, on a Gateway and on a Service. */
export const ANNOTATION = 'service.beta.kubernetes.io';

export function annotationOf({ spec }: Gateway, name: string): string | undefined {
  return spec?.infrastructure?.annotations?.[`${ANNOTATION}/${name}`];
}

/** What keeps Front Door from a gateway: another address than the one it is told, and policies. */
export function gatewayFindings(region: RegionModel, gateway: Gateway, isPublic: boolean): Finding[] {
  return [...(isPublic ? wrongAddress(region, gateway) : []), ...closedPorts(region, gateway)];
}

function wrongAddress({ manifests, region }: RegionModel, gateway: Gateway): Finding[] {
  const expected = {
    'azure-load-balancer-resource-group': region.stamp.resourceGroup,
    'azure-pip-name': region.stamp.gatewayAddress.name,
  };
  return Object.entries(expected)
    .filter(([name, value]) => annotationOf(gateway, name) !== value)
    .map(([name, value]) => ({
      where: placeOf(manifests, gateway),
      field: `spec.infrastructure.annotations.${ANNOTATION}/${name}`,
      problem: 'it is not at the address that Front Door sends to',
      fix: value,
    }));
}

/** Traffic comes from the load balancer by way of nodes, whose addresses no policy can match: a rule must name no peer. */
function closedPorts({ manifests }: RegionModel, gateway: Gateway): Finding[] {
  const labels = { 'gateway.networking.k8s.io/gateway-name': gateway.metadata.name };
  const closing = policiesFor(manifests, { namespace: namespaceOf(gateway), labels }).filter(({ spec }) =>
    typesOf(spec).includes('Ingress'),
  );
  const [policy] = closing;
  if (!policy) return [];
  return (gateway.spec?.listeners ?? []).flatMap(({ port = 0 }) => {
    const isOpen = closing.some(({ spec }) =>
      (spec?.ingress ?? []).some((rule) => !rule.from?.length && opens(rule, { number: port })),
    );
    if (isOpen) return [];
    return [
      {
        where: placeOf(manifests, policy),
        field: 'spec.ingress',
        problem: `requests from the load balancer come from the nodes' addresses, which no peer matches: port ${port} is closed`,
        fix: `a rule with port ${port} and no from`,
      },
    ];
  });
}
