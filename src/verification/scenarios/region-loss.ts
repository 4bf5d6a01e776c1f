import type { Workload } from '../cluster/workload';
import { enabledOrigins, frontDoorOf } from '../infrastructure/front-door';
import { placeOfResource, type Resources } from '../infrastructure/resources';
import type { Finding } from '../report';
import { settle } from '../scheduling/settle';
import { pendingFinding } from './pending-finding';
import type { EnvironmentModel, RegionModel, Scenario } from './scenario';

/** A whole region stops answering: Front Door sends everything to the others, which can carry it and don't need it. */
export const REGION_LOSS: Scenario = {
  id: 'region-loss',
  title: 'Loss of any one region',
  notClaimed: ({ regions }) =>
    regions.length < 2 ? 'there is one region only; a second one is added in devops/config/variables.json' : undefined,
  judge: (model) => ({
    findings: model.regions.flatMap((lost) => [
      ...references(lost, model.regions),
      ...tooSmall(model, lost),
      ...(model.resources ? origins(model.resources, model.regions.length) : []),
    ]),
    evidence: model.regions.map(
      (lost) =>
        `${lost.region.name} lost: ${othersOf(model, lost)
          .map(({ region }) => region.name)
          .join(', ')} carry its share`,
    ),
  }),
};

function othersOf({ regions }: EnvironmentModel, lost: RegionModel): RegionModel[] {
  return regions.filter((each) => each !== lost);
}

/** What a region's manifests name is needed at run time. */
function references({ region }: RegionModel, regions: readonly RegionModel[]): Finding[] {
  const { stamp, aksClusterName } = region;
  const names = [stamp.gatewayAddress.hostName, stamp.resourceGroup, stamp.nodeResourceGroup, aksClusterName];
  return regions
    .filter((other) => other.region !== region)
    .flatMap(({ manifests, region: other }) => {
      // A group's name may begin with another one's.
      const text = JSON.stringify(manifests.objects)
        .replaceAll(other.stamp.resourceGroup, '')
        .replaceAll(other.stamp.nodeResourceGroup, '')
        .replaceAll(other.aksClusterName, '');
      const named = names.filter((name) => text.includes(name));
      return named.map((name) => ({
        where: manifests.path,
        field: `every mention of ${name}`,
        problem: `it needs what is in ${region.name} to run`,
        fix: `take what belongs to the region that is rendered: chart.region`,
      }));
    });
}

/** The others must have room for what the lost one did, at the use of CPU that their autoscalers aim at. */
function tooSmall(model: EnvironmentModel, lost: RegionModel): Finding[] {
  return othersOf(model, lost).flatMap((region) => {
    const scaled = region.workloads.filter(({ isManaged }) => !isManaged);
    const short = scaled.flatMap((workload) => {
      const needed = neededCopies(model, lost, region, workload);
      return needed <= workload.replicas.max ? [] : [capacityFinding(workload, needed, lost)];
    });
    if (short.length > 0) return short;
    const { pending } = settle(region.pools, region.workloads, 'max', () => 0);
    return pending.map((each) =>
      pendingFinding(each, `${lost.region.name} is lost, and ${region.region.name} takes over`),
    );
  });
}

/**
 * Copies that a region needs for its usual share and what it gets of the lost one's. A usual share is what the fewest
 * copies carry. Evenly divided it is divided anew; otherwise one region may get all of it.
 */
function neededCopies(
  { environment, regions }: EnvironmentModel,
  lost: RegionModel,
  region: RegionModel,
  workload: Workload,
): number {
  const inLost = lost.workloads.find(({ key }) => key === workload.key)?.replicas.min ?? 0;
  const share = environment.routing === 'weighted' ? 1 / (regions.length - 1) : 1;
  return (
    Math.ceil(region.workloads.find(({ key }) => key === workload.key)?.replicas.min ?? 0) + Math.ceil(inLost * share)
  );
}

function capacityFinding({ where, replicas }: Workload, needed: number, lost: RegionModel): Finding {
  return {
    where: replicas.where ?? where,
    field: replicas.where ? 'spec.maxReplicas' : 'spec.replicas',
    problem: `without ${lost.region.name} it needs ${needed} copies, at most ${replicas.max} are allowed`,
    fix: `${needed} or more`,
  };
}

function origins(resources: Resources, regions: number): Finding[] {
  const { main } = frontDoorOf(resources);
  if (!main) {
    return [
      {
        where: 'devops/bicep: Microsoft.Cdn/profiles/afdEndpoints/routes',
        field: 'properties.patternsToMatch',
        problem: 'no route takes all paths',
        fix: "['/*'], to the group of all regions",
      },
    ];
  }
  const enabled = enabledOrigins(main).length;
  return [
    ...(enabled < regions
      ? [
          {
            where: placeOfResource(main.resource),
            field: 'origins: properties.enabledState',
            problem: `${enabled} of ${regions} regions get requests`,
            fix: 'Enabled, for the origin of every region',
          },
        ]
      : []),
    ...(main.probePath === undefined
      ? [
          {
            where: placeOfResource(main.resource),
            field: 'properties.healthProbeSettings',
            problem: 'Front Door would not see that a region is lost',
            fix: 'a probe of the path that says whether the region is ready, such as /readyz',
          },
        ]
      : []),
  ];
}
