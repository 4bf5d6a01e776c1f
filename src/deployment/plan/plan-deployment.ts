import type { Configuration, Environment } from '../../configuration';
import type { Deployed } from '../deployed/deployed';
import type { DeploymentPlan, Step } from './plan';
import { type DeploymentRecord, planInfrastructure } from './plan-infrastructure';
import { planRemovals } from './plan-removals';

export interface PlanProps {
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** What there is now. */
  readonly deployed: Deployed;
  /** The deployment of this very content. */
  readonly record: DeploymentRecord;
}

/**
 * What is to be done so that Azure has what the repository says. The same configuration and the same Azure give the same
 * plan; nothing is asked of anybody.
 */
export function planDeployment({ configuration, environment, deployed, record }: PlanProps): DeploymentPlan {
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
      what: `Build ${service.directory}/ for Arm64 and push it, unless the registry has it.`,
    },
    ...environment.regions.flatMap((region): Step[] => [
      {
        id: `manifests ${region.name}`,
        kind: 'manifests',
        region: region.name,
        needs: [infrastructure.id, 'image'],
        what: `Apply the manifests to ${region.aksClusterName} and wait until every pod runs.`,
      },
      {
        id: `route ${region.name}`,
        kind: 'region-route',
        region: region.name,
        needs: [`manifests ${region.name}`],
        what: `Ask ${region.name} through its own route of Front Door.`,
      },
    ]),
  ];
  const routes = environment.regions.map(({ name }) => `route ${name}`);
  const main: Step = {
    id: 'main route',
    kind: 'main-route',
    needs: routes,
    what: 'Ask as users do. Only when every region has answered is the deployment a success.',
  };
  return {
    workload,
    environment: environment.name,
    steps: [...steps, main, ...planRemovals(configuration, environment, deployed, main.id)],
  };
}
