import type { Configuration, Environment, Region } from '../../configuration';
import type { Deployed } from '../deployed/deployed';
import type { ImageReference } from '../image/image-reference';
import type { Running } from '../update/running';
import type { SoakSettings } from '../update/soak-settings';
import type { DeploymentPlan, Step } from './plan';
import { type DeploymentRecord, planInfrastructure } from './plan-infrastructure';
import { lastOfRegions, planRegions } from './plan-regions';
import { planRemovals } from './plan-removals';

export interface PlanProps {
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** What there is now. */
  readonly deployed: Deployed;
  /** The deployment of this very content. */
  readonly record: DeploymentRecord;
  /** Those whose workload is brought up to date, in their order. */
  readonly regions: readonly Region[];
  /** What all regions of the environment run now. */
  readonly running: Running;
  readonly soak: SoakSettings;
  /** One that was pushed before. @default it is built from service/ */
  readonly image?: ImageReference | undefined;
}

/**
 * What is to be done so that Azure has what the repository says. The same configuration and the same Azure give the same
 * plan; nothing is asked of anybody.
 */
export function planDeployment(props: PlanProps): DeploymentPlan {
  const { configuration, environment, deployed, record, regions, running, soak, image } = props;
  const { workload, service } = configuration;
  const infrastructure = planInfrastructure(environment, deployed, record);
  const steps: Step[] = [
    infrastructure,
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
        : `Build ${service.directory}/ for Arm64 and push it, unless the registry has it.`,
    },
  ];
  const workloads = planRegions({ regions, running, soak, needs: [infrastructure.id, 'image'] });
  const main: Step = {
    id: 'main route',
    kind: 'main-route',
    needs: lastOfRegions(workloads),
    what: 'Ask as users do. Only when every region has answered is the deployment a success.',
  };
  return {
    workload,
    environment: environment.name,
    steps: [...steps, ...workloads, main, ...planRemovals(configuration, environment, deployed, main.id)],
  };
}
