import { HEALTH_PATH, REGION_PATH } from '../../cdk8s/reserved-paths';
import { isOtherGateway } from '../cluster/unmodelled';
import { type HttpRoute, httpRoutes, prefixes, type Reference } from '../kubernetes/http-routes';
import { namespaceOf, ofKind, placeOf } from '../kubernetes/manifests';
import { namespaceLabels } from '../kubernetes/namespaces';
import { admits } from '../kubernetes/network-policies';
import { selects } from '../kubernetes/selector';
import { isForOthers, isSelected, type Service, servicesOf, type Target, targetsOf } from '../kubernetes/services';
import type { Finding } from '../report';
import { type Gateway, gatewayFindings } from './gateway-address';
import { distinct } from './judge-regions';
import type { RegionModel } from './scenario';

/** What keeps requests from the copies that run, from the load balancer on. A region that runs nothing is asked nothing. */
export function arrivalFindings(region: RegionModel, isPublic: boolean): Finding[] {
  if (!region.workloads.some(({ isOwn }) => isOwn)) return [];
  const gateways = ofKind<Gateway>(region.manifests, 'Gateway');
  const ours = gateways.filter((gateway) => !isOtherGateway(gateway));
  const hasAnother = gateways.length > 0 || region.manifests.objects.some(({ kind }) => kind === 'Ingress');
  const services = servicesOf(region.manifests).flatMap((service) => serviceFindings(region, service));
  // Whoever has another way in is told that it is not judged.
  if (ours.length === 0 && hasAnother) return services;
  return [
    ...services,
    ...ours.flatMap((gateway) => gatewayFindings(region, gateway, isPublic)),
    ...(ours.length > 0 ? unanswered(region) : [noGateway(region)]),
    ...httpRoutes(region.manifests).flatMap((route) => routeFindings(region, route, gateways)),
  ];
}

function noGateway({ manifests }: RegionModel): Finding {
  return {
    where: manifests.path,
    field: 'a Gateway',
    problem: 'nothing lets requests in',
    fix: "new PublicGateway(chart, 'gateway') in charts/main.ts, and a route to the service",
  };
}

/** What Front Door's probes and the tests of each region ask for. */
function unanswered({ manifests, region }: RegionModel): Finding[] {
  const path = `${REGION_PATH}/${region.name}`;
  // A route of everything would take it too, and the service does not know it.
  if (prefixes(manifests).some((prefix) => prefix === path || prefix.startsWith(`${path}/`))) return [];
  const [route] = httpRoutes(manifests);
  return [
    {
      where: route ? placeOf(manifests, route) : manifests.path,
      field: route ? 'spec.rules' : 'an HTTPRoute',
      problem: `nothing answers ${path}${HEALTH_PATH}, which deployments and alerts ask for`,
      fix: "gateway.route('/', service) in charts/main.ts",
    },
  ];
}

function routeFindings(region: RegionModel, route: HttpRoute, gateways: readonly Gateway[]): Finding[] {
  const where = placeOf(region.manifests, route);
  const isTaken = (route.spec?.parentRefs ?? []).some((parent) =>
    gateways.some((gateway) => takes(region, gateway, parent, namespaceOf(route))),
  );
  const unattached = {
    where,
    field: 'spec.parentRefs',
    problem: 'no gateway takes it: there is none of this name that lets routes of this namespace in',
    fix: "the gateway's name, namespace and listener, as gateway.route() writes them",
  };
  return [
    ...(isTaken ? [] : [unattached]),
    ...distinct(
      (route.spec?.rules ?? []).flatMap(({ backendRefs = [] }) =>
        backendRefs.flatMap((backend) => backendFindings(region, route, backend)),
      ),
    ),
  ];
}

/** Whether a gateway has a listener for routes of a namespace; where it does not say which, for those of its own. */
function takes({ manifests }: RegionModel, gateway: Gateway, parent: Reference, namespace: string): boolean {
  const isNamed = gateway.metadata.name === parent.name && namespaceOf(gateway) === (parent.namespace ?? namespace);
  return (
    isNamed &&
    (gateway.spec?.listeners ?? []).some(({ name, allowedRoutes }) => {
      const { from = 'Same', selector } = allowedRoutes?.namespaces ?? {};
      const isListener = parent.sectionName === undefined || parent.sectionName === name;
      if (!isListener || from === 'All') return isListener;
      return from === 'Selector'
        ? selects(selector, namespaceLabels(manifests, namespace))
        : namespaceOf(gateway) === namespace;
    })
  );
}

function backendFindings(region: RegionModel, route: HttpRoute, backend: Reference): Finding[] {
  if ((backend.kind ?? 'Service') !== 'Service') return [];
  const { manifests } = region;
  const namespace = backend.namespace ?? namespaceOf(route);
  const services = servicesOf(manifests).filter((each) => namespaceOf(each) === namespace);
  const service = services.find(({ metadata }) => metadata.name === backend.name);
  const port = service?.spec?.ports?.find((each) => each.port === backend.port);
  if (!service || !port) {
    const known = services.flatMap(({ metadata, spec }) =>
      (spec?.ports ?? []).map((each) => `${metadata.name} at port ${each.port}`),
    );
    return [
      {
        where: placeOf(manifests, route),
        field: 'spec.rules[].backendRefs',
        problem: `there is no Service ${backend.name} at port ${backend.port}: its requests are answered with 500`,
        fix: known.length > 0 ? known.join(', or ') : 'a Service in this namespace',
      },
    ];
  }
  return targetsOf(region.workloads, service, port).flatMap((target) => closed(region, route, target));
}

/** Policies that keep the gateway's proxies from the copies. */
function closed({ manifests }: RegionModel, route: HttpRoute, { workload, port }: Target): Finding[] {
  const parents = route.spec?.parentRefs ?? [];
  return parents.flatMap(({ name = '', namespace = namespaceOf(route) }) => {
    const proxies = { namespace, labels: { 'gateway.networking.k8s.io/gateway-name': name } };
    if (admits(manifests, workload, proxies, port)) return [];
    return [
      {
        where: workload.where,
        field: `a NetworkPolicy that lets namespace ${namespace} in at port ${port.number}`,
        problem: 'every policy for its pods keeps the gateway out: requests end at the gateway',
        fix: `allowFromNamespace('${namespace}'), as gateway.route() does it`,
      },
    ];
  });
}

function serviceFindings(region: RegionModel, service: Service): Finding[] {
  const where = placeOf(region.manifests, service);
  const { selector, ports = [] } = service.spec ?? {};
  if (!selector || isForOthers(region.manifests, service)) return [];
  const workloads = region.workloads.filter((workload) => isSelected(service, workload));
  if (workloads.length === 0) {
    return [{ where, field: 'spec.selector', problem: 'it selects no pods', fix: 'the labels of a pod template' }];
  }
  return ports.flatMap((port, index) =>
    targetsOf(region.workloads, service, port).length > 0
      ? []
      : [
          {
            where,
            field: `spec.ports[${index}].targetPort`,
            problem: `no container has a port that is called ${port.targetPort}`,
            fix: 'the name or the number of a port of the container',
          },
        ],
  );
}
