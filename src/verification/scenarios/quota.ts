import type { Workload } from '../cluster/workload';
import { type KubernetesObject, namespaceOf, ofKind, placeOf } from '../kubernetes/manifests';
import { parseQuantity } from '../kubernetes/quantity';
import { servicesOf } from '../kubernetes/services';
import type { Finding } from '../report';
import { rolloutBounds } from '../scheduling/roll-out';
import type { RegionModel } from './scenario';

type Quota = KubernetesObject & {
  readonly spec?: { readonly hard?: Readonly<Record<string, string | number>> };
};

/** Bounds of a namespace that its pods and Services exceed at their most, in a rolling update: what is beyond is refused. */
export function quotaFindings(region: RegionModel): Finding[] {
  return ofKind<Pick<Quota, 'spec'>>(region.manifests, 'ResourceQuota').flatMap((quota) =>
    Object.entries(quota.spec?.hard ?? {}).flatMap(([name, hard]) => {
      if (name in SERVICES) return openServices(region, quota, name, parseQuantity(hard));
      const needed = neededOf(region, namespaceOf(quota), name);
      const most = parseQuantity(hard);
      if (needed === undefined || needed <= most) return [];
      const where = placeOf(region.manifests, quota);
      return [
        {
          where,
          field: `spec.hard['${name}']`,
          problem: `${hard} are allowed, and the manifests need ${amount(needed)} at their most: what is beyond is refused`,
          fix: `${amount(needed)} or more`,
        },
      ];
    }),
  );
}

function amount(number: number): string {
  return number >= 2 ** 20 ? `${Math.ceil(number / 2 ** 20)}Mi` : String(Number(number.toFixed(3)));
}

/** Which Services count for a bound; a load balancer has ports of the nodes too. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  'services.loadbalancers': ['LoadBalancer'],
  'services.nodeports': ['NodePort', 'LoadBalancer'],
};

function openServices({ manifests }: RegionModel, quota: KubernetesObject, name: string, most: number): Finding[] {
  const counted = servicesOf(manifests).filter(
    (service) =>
      namespaceOf(service) === namespaceOf(quota) && SERVICES[name]?.includes(service.spec?.type ?? 'ClusterIP'),
  );
  return counted.slice(most).map((service) => ({
    where: placeOf(manifests, service),
    field: 'spec.type',
    problem: `${quota.metadata.name} of its namespace allows ${most} ${name}: it is refused`,
    fix: 'ClusterIP, behind the gateway',
  }));
}

/** How much of a resource all the pods of a namespace ask for; nothing where that is not known. */
function neededOf({ workloads }: RegionModel, namespace: string, name: string): number | undefined {
  const [, kind = '', resource = name] = /^(requests|limits)\.(cpu|memory)$/.exec(name) ?? [];
  const each = (workload: Workload) => amountOf(workload, kind === 'limits' ? 'limits' : 'requests', resource);
  if (!['cpu', 'memory', 'pods'].includes(resource)) return undefined;
  return workloads
    .filter((workload) => workload.namespace === namespace)
    .reduce((sum, workload) => sum + each(workload) * mostCopies(workload), 0);
}

function mostCopies(workload: Workload): number {
  const { max } = workload.replicas;
  return max + rolloutBounds(workload, max).surge;
}

function amountOf({ pod, requests }: Workload, kind: 'requests' | 'limits', resource: string): number {
  if (resource === 'pods') return 1;
  if (kind === 'requests') return resource === 'cpu' ? requests.cpu : requests.memory;
  return pod.containers.reduce((sum, { resources }) => sum + parseQuantity(resources?.limits?.[resource] ?? 0), 0);
}
