import { asksForFrontDoor, httpRoutes } from '../kubernetes/http-routes';
import { type KubernetesObject, ofKind, placeOf } from '../kubernetes/manifests';
import type { Finding } from '../report';
import { ANNOTATION, annotationOf, type Gateway } from './gateway-address';
import { judgeRegions } from './judge-regions';
import { openNetwork } from './open-network';
import type { RegionModel, Scenario } from './scenario';

/** Somebody goes around Front Door, straight to a region or through a Front Door of their own. */
export const ORIGIN_BYPASS: Scenario = {
  id: 'origin-bypass',
  title: 'Requests that go around Front Door',
  judge: (model) =>
    judgeRegions(model, (region) => ({
      findings: [
        ...region.manifests.objects.filter(isOpenService).map((service) => openService(region, service)),
        ...ofKind<Gateway>(region.manifests, 'Gateway').flatMap((gateway) =>
          model.environment.exposure === 'privateLink' ? openLink(region, gateway) : openGateway(region, gateway),
        ),
        ...openRoutes(region),
        ...(model.resources ? openNetwork(model.resources, region) : []),
      ],
      evidence: [
        model.environment.exposure === 'privateLink'
          ? "the load balancer has no public address, the link's connections are approved one by one, and the routes let in one profile's id"
          : "the load balancer and the network let in Front Door's addresses alone, the routes one profile's id",
      ],
    })),
};

function openGateway({ manifests }: RegionModel, gateway: KubernetesObject & Gateway): Finding[] {
  const where = placeOf(manifests, gateway);
  return [
    ...(annotationOf(gateway, 'azure-allowed-service-tags') === 'AzureFrontDoor.Backend'
      ? []
      : [
          {
            where,
            field: `spec.infrastructure.annotations.${ANNOTATION}/azure-allowed-service-tags`,
            problem: 'the load balancer lets everybody in',
            fix: 'AzureFrontDoor.Backend',
          },
        ]),
    ...(annotationOf(gateway, 'port_15021_no_lb_rule') === 'true'
      ? []
      : [
          {
            where,
            field: `spec.infrastructure.annotations.${ANNOTATION}/port_15021_no_lb_rule`,
            problem: "the proxy's status port is public",
            fix: '"true"',
          },
        ]),
  ];
}

/** Behind a private link: no public address, and no connection that nobody has approved. */
function openLink({ manifests }: RegionModel, gateway: KubernetesObject & Gateway): Finding[] {
  const where = placeOf(manifests, gateway);
  const approved = annotationOf(gateway, 'azure-pls-auto-approval');
  return [
    ...(annotationOf(gateway, 'azure-load-balancer-internal') === 'true'
      ? []
      : [
          {
            where,
            field: `spec.infrastructure.annotations.${ANNOTATION}/azure-load-balancer-internal`,
            problem: 'the load balancer has a public address beside the private link',
            fix: '"true"',
          },
        ]),
    ...(approved === undefined
      ? []
      : [
          {
            where,
            field: `spec.infrastructure.annotations.${ANNOTATION}/azure-pls-auto-approval`,
            problem: `${approved === '*' ? 'anybody' : approved} may connect to the private link without being asked`,
            fix: 'leave it out: each connection is approved by hand',
          },
        ]),
  ];
}

/** Probes may lack the header: an exact path is let through without, and nothing else. */
function openRoutes({ manifests }: RegionModel): Finding[] {
  return httpRoutes(manifests).flatMap((route) =>
    (route.spec?.rules ?? []).flatMap(({ matches = [{}] }, index) =>
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
  const isInternal = metadata.annotations?.[`${ANNOTATION}/azure-load-balancer-internal`] === 'true';
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
