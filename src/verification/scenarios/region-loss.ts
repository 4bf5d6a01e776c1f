import type { Workload } from '../cluster/workload';
import { enabledOrigins, frontDoorOf } from '../infrastructure/front-door';
import { ofType, placeOfResource, type Resources } from '../infrastructure/resources';
import { parseQuantity } from '../kubernetes/quantity';
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
  notClaimed: ({ regions }) => {
    if (regions.length < 2) return 'there is one region only; a second one is added in devops/config/variables.json';
    const [only, second] = serving(regions);
    if (!only || second) return undefined;
    return `users are kept away from every region but ${only.region.name}: nobody takes over from it until "drained" is taken away`;
  },
  judge: (model) => ({
    findings: distinct([
      ...serving(model.regions).flatMap((lost) => [
        ...neededOf(lost, othersOf(model, lost), model.resources),
        ...tooFewCopies(model, lost),
      ]),
      ...serving(model.regions).flatMap(noRoom),
      ...model.regions.flatMap(({ workloads }) => workloads.flatMap(standingStill)),
      ...(model.resources && !isBeforeOrigins(model)
        ? originFindings(model.resources, serving(model.regions).length)
        : []),
    ]),
    evidence: [
      ...serving(model.regions).map(
        (lost) =>
          `${lost.region.name} lost: ${othersOf(model, lost)
            .map(({ region }) => region.name)
            .join(', ')} carry its share`,
      ),
      ...model.regions.flatMap(({ region }) =>
        region.drained ? [`${region.name} is drained: users are kept away from it, and it carries nothing`] : [],
      ),
      ...(isBeforeOrigins(model)
        ? [
            'with exposure privateLink the origins come with the deployment after the first rollout; they are not in the files',
          ]
        : []),
    ],
  }),
};

/** Those that users are sent to. */
function serving(regions: readonly RegionModel[]): RegionModel[] {
  return regions.filter(({ region }) => !region.drained);
}

function othersOf({ regions }: EnvironmentModel, lost: RegionModel): RegionModel[] {
  return serving(regions).filter((each) => each !== lost);
}

/** An autoscaler that is there and adds nothing when another region's requests come. */
function standingStill({ autoscalers, isOwn, pod, podField, where }: Workload): Finding[] {
  const [autoscaler] = autoscalers;
  if (!isOwn || !autoscaler) return [];
  const unmeasured = pod.containers.findIndex(({ resources }) => !parseQuantity(resources?.requests?.cpu ?? 0));
  return [
    ...(autoscaler.addsNone
      ? [
          {
            where: autoscaler.where,
            field: 'spec.behavior.scaleUp.selectPolicy',
            problem: "it adds no copies, when another region's requests come",
            fix: 'Max',
          },
        ]
      : []),
    ...(autoscaler.cpuTarget !== undefined && unmeasured >= 0
      ? [
          {
            where,
            field: `${podField}.containers[${unmeasured}].resources.requests.cpu`,
            problem: 'the autoscaler aims in percent of a request that is not there: it stands still',
            fix: 'what a copy uses, such as 250m',
          },
        ]
      : []),
  ];
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
  const share = environment.routing === 'weighted' ? 1 / (serving(regions).length - 1) : 1;
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
    field: replicas.fields.max,
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
