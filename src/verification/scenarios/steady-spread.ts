import type { IService } from 'kubernetes-models/v1/Service';
import { ZONE } from '../cluster/node';
import { ofKind, placeOf } from '../kubernetes/manifests';
import type { Finding } from '../report';
import { copiesOf, type Load, settle } from '../scheduling/settle';
import { judgeRegions } from './judge-regions';
import { pendingFinding } from './pending-finding';
import type { RegionModel, Scenario } from './scenario';

/** With nothing lost, everything runs and is spread evenly over the zones. */
export const STEADY_SPREAD: Scenario = {
  id: 'steady-spread',
  title: 'Nothing fails: everything runs, evenly spread',
  judge: (model) =>
    judgeRegions(model, (region) => ({
      findings: [
        ...fewCopies(region),
        ...(['min', 'max'] as const).flatMap((load) =>
          region.region.zones.flatMap((zone) => spread(region, load, zone)),
        ),
        ...hotZones(region),
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
          field: `${workload.podField}.topologySpreadConstraints`,
          problem: `${together} of ${copies} copies may run in one zone`,
          fix: `demand an even spread: topologyKey ${ZONE}, maxSkew 1, whenUnsatisfiable DoNotSchedule`,
        },
      ];
    });
}

function fewCopies({ workloads, region }: RegionModel): Finding[] {
  return workloads
    .filter(({ isManaged, replicas }) => !isManaged && replicas.min < region.zones.length)
    .map(({ where, replicas }) => ({
      where: replicas.where ?? where,
      field: replicas.where ? 'spec.minReplicas' : 'spec.replicas',
      problem: `${replicas.min} copies don't reach ${region.zones.length} zones`,
      fix: `${2 * region.zones.length}: two for each zone`,
    }));
}

/** A Service that keeps requests where they arrive overloads the zone that gets most of them. */
function hotZones({ manifests }: RegionModel): Finding[] {
  return ofKind<IService & { spec?: { trafficDistribution?: string } }>(manifests, 'Service')
    .filter(
      ({ spec, metadata }) =>
        spec?.trafficDistribution !== undefined ||
        metadata.annotations?.['service.kubernetes.io/topology-mode'] === 'Auto',
    )
    .map((service) => ({
      where: placeOf(manifests, service),
      field: 'spec.trafficDistribution',
      problem: 'requests stay in the zone that they arrive in, whose copies are overloaded when most arrive there',
      fix: 'leave it out: every copy gets its share',
    }));
}
