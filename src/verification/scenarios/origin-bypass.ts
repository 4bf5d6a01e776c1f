import { inGroup, ofType, placeOfResource, type Resources } from '../infrastructure/resources';
import { asksForFrontDoor, httpRoutes } from '../kubernetes/http-routes';
import { type KubernetesObject, ofKind, placeOf } from '../kubernetes/manifests';
import type { Finding } from '../report';
import { judgeRegions } from './judge-regions';
import type { RegionModel, Scenario } from './scenario';

interface Gateway {
  readonly spec?: { readonly infrastructure?: { readonly annotations?: Readonly<Record<string, string>> } };
}

const PREFIX = 'service.beta.kubernetes.io';

/** Somebody goes around Front Door, straight to a region or through a Front Door of their own. */
export const ORIGIN_BYPASS: Scenario = {
  id: 'origin-bypass',
  title: 'Requests that go around Front Door',
  judge: (model) =>
    judgeRegions(model, (region) => ({
      findings: [
        ...region.manifests.objects.filter(isOpenService).map((service) => openService(region, service)),
        ...ofKind<Gateway>(region.manifests, 'Gateway').flatMap((gateway) => openGateway(region, gateway)),
        ...openRoutes(region),
        ...(model.resources ? openNetwork(model.resources, region) : []),
      ],
      evidence: ["the load balancer and the network let in Front Door's addresses alone, the routes one profile's id"],
    })),
};

function openGateway({ manifests }: RegionModel, gateway: KubernetesObject & Gateway): Finding[] {
  const annotations = gateway.spec?.infrastructure?.annotations ?? {};
  if (annotations[`${PREFIX}/azure-load-balancer-internal`] === 'true') return [];
  const tags = annotations[`${PREFIX}/azure-allowed-service-tags`];
  const where = placeOf(manifests, gateway);
  return [
    ...(tags === 'AzureFrontDoor.Backend'
      ? []
      : [
          {
            where,
            field: `spec.infrastructure.annotations.${PREFIX}/azure-allowed-service-tags`,
            problem: 'the load balancer lets everybody in',
            fix: 'AzureFrontDoor.Backend',
          },
        ]),
    ...(annotations[`${PREFIX}/port_15021_no_lb_rule`] === 'true'
      ? []
      : [
          {
            where,
            field: `spec.infrastructure.annotations.${PREFIX}/port_15021_no_lb_rule`,
            problem: "the proxy's status port is public",
            fix: '"true"',
          },
        ]),
  ];
}

/** Probes may lack the header: an exact path is let through without, and nothing else. */
function openRoutes({ manifests }: RegionModel): Finding[] {
  return httpRoutes(manifests).flatMap((route) =>
    (route.spec.rules ?? []).flatMap(({ matches = [{}] }, index) =>
      matches
        .filter((match) => match.path?.type !== 'Exact' && !asksForFrontDoor(match))
        .map(({ path }) => ({
          where: placeOf(manifests, route),
          field: `spec.rules[${index}].matches`,
          problem: `${path?.value ?? '/'} answers whoever comes by way of any Front Door`,
          fix: 'a header match X-Azure-FDID with the id of the profile',
        })),
    ),
  );
}

function isOpenService(object: KubernetesObject): boolean {
  const { kind, metadata, spec } = object as KubernetesObject & { spec?: { type?: string } };
  const isInternal = metadata.annotations?.[`${PREFIX}/azure-load-balancer-internal`] === 'true';
  return kind === 'Service' && spec?.type === 'LoadBalancer' && !isInternal;
}

function openService({ manifests }: RegionModel, service: KubernetesObject): Finding {
  return {
    where: placeOf(manifests, service),
    field: 'spec.type',
    problem: 'it has a public address of its own',
    fix: 'ClusterIP, behind the gateway',
  };
}

function openNetwork(resources: Resources, { region }: RegionModel): Finding[] {
  return ofType(inGroup(resources, region.stamp.resourceGroup), 'Microsoft.Network/networkSecurityGroups').flatMap(
    (group) => {
      const rules: SecurityRule[] = group.properties.securityRules ?? [];
      return rules
        .filter(
          ({ properties }) =>
            properties.direction === 'Inbound' && properties.access === 'Allow' && isAnybody(properties),
        )
        .map(({ name }) => ({
          where: placeOfResource(group),
          field: `securityRules ${name}: sourceAddressPrefix`,
          problem: 'it lets everybody in',
          fix: 'AzureFrontDoor.Backend',
        }));
    },
  );
}

interface SecurityRule {
  readonly name: string;
  readonly properties: {
    readonly direction: string;
    readonly access: string;
    readonly sourceAddressPrefix?: string;
    readonly sourceAddressPrefixes?: readonly string[];
  };
}

function isAnybody({ sourceAddressPrefix, sourceAddressPrefixes = [] }: SecurityRule['properties']): boolean {
  const sources = [...(sourceAddressPrefix === undefined ? [] : [sourceAddressPrefix]), ...sourceAddressPrefixes];
  return sources.some((source) => ['*', 'internet', '0.0.0.0/0', 'any'].includes(source.toLowerCase()));
}
