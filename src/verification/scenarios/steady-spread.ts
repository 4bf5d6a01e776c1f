import { placeOf } from '../kubernetes/manifests';
import { type Service, servicesOf } from '../kubernetes/services';
import type { Finding } from '../report';
import { copiesOf, type Load, settle } from '../scheduling/settle';
import { arrivalFindings } from './arrival';
import { judgeRegions } from './judge-regions';
import { pendingFinding } from './pending-finding';
import { refusedFindings } from './refused';
import type { RegionModel, Scenario } from './scenario';
import { spreadAdvice } from './spread-advice';

/** With nothing lost, everything runs, is spread evenly over the zones, and gets its requests. */
export const STEADY_SPREAD: Scenario = {
  id: 'steady-spread',
  title: 'Nothing fails: everything runs, evenly spread, and is reached',
  judge: (model) =>
    judgeRegions(model, (region) => ({
      findings: [
        ...refusedFindings(region),
        ...fewCopies(region),
        ...(['min', 'max'] as const).flatMap((load) =>
          region.region.zones.flatMap((zone) => spread(region, load, zone)),
        ),
        ...hotZones(region),
        ...arrivalFindings(region, model.environment.exposure !== 'privateLink'),
      ],
      evidence: region.workloads
        .filter(({ isManaged }) => !isManaged)
        .map(
          ({ name, replicas }) =>
            `${name} has ${replicas.min} to ${replicas.max} copies in ${region.region.zones.length} zones`,
        ),
    })),
};

function spread({ pools, workloads, region }: RegionModel, load: Load, zone: string): Finding[] {
  const { state, pending } = settle(pools, workloads, load, (node) => (node.zone === zone ? 1 : 0));
  if (pending.length > 0)
    return pending.map((each) => pendingFinding(each, `with its ${load === 'min' ? 'fewest' : 'most'} copies`));
  return workloads
    .filter(({ isManaged }) => !isManaged)
    .flatMap((workload) => {
      const copies = copiesOf(workload, load);
      const together = state.pods.filter((pod) => pod.workload.key === workload.key && pod.node.zone === zone).length;
      if (together <= Math.ceil(copies / region.zones.length)) return [];
      return [
        {
          where: workload.where,
          problem: `${together} of ${copies} copies may run in one zone`,
          ...spreadAdvice(workload),
        },
      ];
    });
}

function fewCopies({ workloads, region }: RegionModel): Finding[] {
  return workloads
    .filter(({ isManaged, replicas }) => !isManaged && replicas.min < region.zones.length)
    .map(({ where, replicas }) => ({
      where: replicas.where ?? where,
      field: replicas.fields.min,
      problem: `${replicas.min === 1 ? '1 copy does not' : `${replicas.min} copies don't`} reach ${region.zones.length} zones`,
      fix: `${2 * region.zones.length}: two for each zone`,
    }));
}

/** A Service that keeps requests where they arrive overloads the zone that gets most of them. */
function hotZones({ manifests }: RegionModel): Finding[] {
  return servicesOf(manifests).flatMap((service) =>
    NEARBY.flatMap(([field, isNearby]) =>
      isNearby(service)
        ? [
            {
              where: placeOf(manifests, service),
              field,
              problem: 'requests stay where they arrive, and the copies there are overloaded when most arrive there',
              fix: 'leave it out: every copy gets its share',
            },
          ]
        : [],
    ),
  );
}

/** What keeps requests in their zone, or on their node. */
const NEARBY: readonly (readonly [field: string, isNearby: (service: Service) => boolean])[] = [
  // Newer than the types.
  ['spec.trafficDistribution', ({ spec }) => spec !== undefined && 'trafficDistribution' in spec],
  [
    "metadata.annotations['service.kubernetes.io/topology-mode']",
    ({ metadata }) => metadata.annotations?.['service.kubernetes.io/topology-mode'] === 'Auto',
  ],
  ['spec.internalTrafficPolicy', ({ spec }) => spec?.internalTrafficPolicy === 'Local'],
];
