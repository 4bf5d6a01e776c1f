import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { HighlyAvailableService } from './highly-available-service';
import type { RegionChart } from './region-chart';
import { HEALTH_PATH, REGION_HEADER, REGION_PATH } from './reserved-paths';

export interface HttpRouteProps {
  readonly chart: RegionChart;
  readonly gateway: { readonly name: string; readonly namespace: string; readonly listener: { readonly name: string } };
  /** Prefix of the request's path. */
  readonly path: string;
  readonly service: HighlyAvailableService;
}

/** Which requests a service gets. No host names: Front Door passes on whatever name the user asked for. */
export class HttpRoute extends Construct {
  constructor(scope: Construct, id: string, { chart, gateway, path, service }: HttpRouteProps) {
    super(scope, id);
    const backendRefs = [{ name: service.name, port: service.servicePort }];
    const region = chart.region.name;
    // Everybody's Front Door comes from the addresses that the network admits: the id tells ours from theirs.
    const headers = [{ type: 'Exact', name: 'X-Azure-FDID', value: chart.frontDoorId }];
    const regionPath = `${REGION_PATH}/${region}${path === '/' ? '' : path}`;
    const rules = [
      { matches: [{ path: { type: 'PathPrefix', value: path }, headers }], backendRefs },
      {
        matches: [{ path: { type: 'PathPrefix', value: regionPath }, headers }],
        filters: [rewrite({ type: 'ReplacePrefixMatch', replacePrefixMatch: path })],
        backendRefs,
      },
    ];
    new ApiObject(this, 'route', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: service.name },
      spec: {
        parentRefs: [{ name: gateway.name, namespace: gateway.namespace, sectionName: gateway.listener.name }],
        rules: path === '/' ? [...healthRules(service, { region, regionPath, headers, backendRefs }), ...rules] : rules,
      },
    });
  }
}

/**
 * The health of the service, at a path that does not follow the service's own. No header: nothing promises that health
 * probes carry the id, and the answer tells no more than the region's name. Web tests ask each region for the same.
 */
function healthRules(service: HighlyAvailableService, { region, regionPath, headers, backendRefs }: Rule): object[] {
  const { readiness } = service.settings.probePaths;
  const probed = { matches: [{ path: { type: 'Exact', value: HEALTH_PATH } }] };
  const named = [
    { type: 'ResponseHeaderModifier', responseHeaderModifier: { set: [{ name: REGION_HEADER, value: region }] } },
  ];
  if (readiness === HEALTH_PATH) return [{ ...probed, filters: named, backendRefs }];
  const tested = { matches: [{ path: { type: 'Exact', value: `${regionPath}${HEALTH_PATH}` }, headers }] };
  const filters = [rewrite({ type: 'ReplaceFullPath', replaceFullPath: readiness })];
  return [
    { ...probed, filters: [...filters, ...named], backendRefs },
    { ...tested, filters, backendRefs },
  ];
}

interface Rule {
  readonly region: string;
  readonly regionPath: string;
  readonly headers: readonly object[];
  readonly backendRefs: readonly object[];
}

function rewrite(path: object): object {
  return { type: 'URLRewrite', urlRewrite: { path } };
}

/** What is wrong with the paths that a gateway routes: each a sentence with the change that mends it. */
export function pathProblems(paths: readonly string[]): string[] {
  const problems: string[] = [];
  if (!paths.includes('/')) {
    problems.push(`No service is routed at '/', so Front Door's health probes reach none: add route('/', service).`);
  }
  for (const [index, path] of paths.entries()) {
    if (!/^\/([A-Za-z0-9._~-]+(\/[A-Za-z0-9._~-]+)*)?$/.test(path)) {
      problems.push(`'${path}' is no path to route: write '/name', with no slash at its end.`);
    }
    if (path === HEALTH_PATH || path === REGION_PATH || path.startsWith(`${REGION_PATH}/`)) {
      problems.push(`'${path}' is kept for health probes and for reaching one region: take another.`);
    }
    if (paths.indexOf(path) < index) problems.push(`Two services are routed at '${path}': give each its own path.`);
  }
  return problems;
}
