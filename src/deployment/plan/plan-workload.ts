import type { Configuration, Environment, Region } from '../../configuration';
import type { ImageReference } from '../image/image-reference';
import type { Running } from '../update/running';
import type { SoakSettings } from '../update/soak-settings';
import type { DeploymentPlan, MainRouteStep, RegionStep, Step } from './plan';
import { lastOfRegions, planRegions } from './plan-regions';

export interface WorkloadProps {
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** Those whose workload is brought up to date, in their order. */
  readonly regions: readonly Region[];
  /** What all regions of the environment run now. */
  readonly running: Running;
  readonly soak: SoakSettings;
  /** One that was pushed before. @default it is built from service/ */
  readonly image?: ImageReference | undefined;
  /** Names of regions that Front Door can't reach yet. @default none */
  readonly withoutWay?: readonly string[];
}

/** What stands on an infrastructure that is there: no step changes any of that. */
export function planWorkload(props: WorkloadProps): DeploymentPlan {
  const { configuration, environment } = props;
  return { workload: configuration.workload, environment: environment.name, steps: workloadSteps(props) };
}

/**
 * The image, the regions, and what users get of them.
 *
 * @param needs ids of steps before the first region, beside the image. @default none
 */
export function workloadSteps(props: WorkloadProps, needs: readonly string[] = []): Step[] {
  const { configuration, environment, regions, running, soak, image, withoutWay = [] } = props;
  const workloads = planRegions({ regions, running, soak, needs: [...needs, 'image'], withoutWay });
  const isReached = environment.regions.some(({ name }) => !withoutWay.includes(name));
  return [
    {
      id: 'registry',
      kind: 'registry',
      needs: [],
      what: `Wait until the registry ${environment.containerRegistryName} is there.`,
    },
    {
      id: 'image',
      kind: 'image',
      needs: ['registry'],
      what: image
        ? `Look whether the registry has ${image.reference}.`
        : `Build ${configuration.service.directory}/ for Arm64 and push it, unless the registry has it.`,
    },
    ...workloads,
    ...(isReached ? [mainRoute(workloads)] : []),
  ];
}

function mainRoute(workloads: readonly RegionStep[]): MainRouteStep {
  return {
    id: 'main route',
    kind: 'main-route',
    needs: lastOfRegions(workloads),
    what: 'Ask as users do. Only when every region has answered is the deployment a success.',
  };
}
