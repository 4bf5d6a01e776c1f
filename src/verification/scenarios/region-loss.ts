import type { Workload } from '../cluster/workload';
import { enabledOrigins, frontDoorOf } from '../infrastructure/front-door';
import { ofType, placeOfResource, type Resources } from '../infrastructure/resources';
import type { Finding } from '../report';
import { settle } from '../scheduling/settle';
import { distinct } from './judge-regions';
import { pendingFinding } from './pending-finding';
import { neededOf } from './region-needs';
import type { EnvironmentModel, RegionModel, Scenario } from './scenario';

/** A whole region stops answering: Front Door sends everything to the others, which can carry it and don't need it. */
export const REGION_LOSS: Scenario = {
  id: 'region-loss',
  title: 'Loss of any one region',
  notClaimed: ({ regions }) =>
    regions.length < 2 ? 'there is one region only; a second one is added in devops/config/variables.json' : undefined,
  judge: (model) => ({
    findings: distinct([
      ...model.regions.flatMap((lost) => [...neededOf(lost, othersOf(model, lost)), ...tooFewCopies(model, lost)]),
      ...model.regions.flatMap(noRoom),
      ...(model.resources && !isBeforeOrigins(model) ? originFindings(model.resources, model.regions.length) : []),
    ]),
    evidence: [
      ...model.regions.map(
        (lost) =>
          `${lost.region.name} lost: ${othersOf(model, lost)
            .map(({ region }) => region.name)
            .join(', ')} carry its share`,
      ),
      ...(isBeforeOrigins(model)
        ? [
            'with exposure privateLink the origins come with the deployment after the first rollout; they are not in the files',
          ]
        : []),
    ],
  }),
};

function othersOf({ regions }: EnvironmentModel, lost: RegionModel): RegionModel[] {
  return regions.filter((each) => each !== lost);
}

/** The others must be allowed the copies that carry what the lost one did, at the use of CPU that is aimed at. */
function tooFewCopies(model: EnvironmentModel, lost: RegionModel): Finding[] {
  return othersOf(model, lost).flatMap((region) =>
    region.workloads
      .filter(({ isManaged }) => !isManaged)
      .flatMap((workload) => {
        const needed = neededCopies(model, lost, workload);
        return needed <= workload.replicas.max ? [] : [capacityFinding(workload, needed, lost)];
      }),
  );
}

/** Whichever region is lost, the most that another one is allowed must have nodes to run on. */
function noRoom({ pools, workloads, region }: RegionModel): Finding[] {
  const { pending } = settle(pools, workloads, 'max', () => 0);
  return pending.map((each) => pendingFinding(each, `another region is lost, and ${region.name} takes over`));
}

/**
 * Copies that a region needs for its usual share and what it gets of the lost one's. A usual share is what the fewest
 * copies carry. Evenly divided it is divided anew; otherwise one region may get all of it.
 */
function neededCopies({ environment, regions }: EnvironmentModel, lost: RegionModel, workload: Workload): number {
  const inLost = lost.workloads.find(({ key }) => key === workload.key)?.replicas.min ?? 0;
  const share = environment.routing === 'weighted' ? 1 / (regions.length - 1) : 1;
  return workload.replicas.min + Math.ceil(inLost * share);
}

function capacityFinding({ where, replicas }: Workload, needed: number, lost: RegionModel): Finding {
  if (replicas.where === undefined) {
    return {
      where,
      field: 'a HorizontalPodAutoscaler for it',
      problem: `without ${lost.region.name} it needs ${needed} copies, and nobody adds any to its ${replicas.max}`,
      fix: `minReplicas ${replicas.min}, maxReplicas ${needed} or more`,
    };
  }
  return {
    where: replicas.where,
    field: 'spec.maxReplicas',
    problem: `without ${lost.region.name} it needs ${needed} copies, at most ${replicas.max} are allowed`,
    fix: `${needed} or more`,
  };
}

/** A private link service exists only once the first rollout made it, and no file names it: until then there are no origins. */
function isBeforeOrigins({ environment, resources }: EnvironmentModel): boolean {
  return (
    environment.exposure === 'privateLink' &&
    resources !== undefined &&
    ofType(resources, 'Microsoft.Cdn/profiles/originGroups/origins').length === 0
  );
}

function originFindings(resources: Resources, regions: number): Finding[] {
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
