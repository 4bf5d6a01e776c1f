import { type Scope, WHOLE, within } from '../bicep/scope';
import type { Deployed } from '../deployed/deployed';
import type { DeploymentPlan } from './plan';
import { type DeploymentRecord, planInfrastructure, planRegionsAlone } from './plan-infrastructure';
import { planRemovals } from './plan-removals';
import { type WorkloadProps, workloadSteps } from './plan-workload';

export interface PlanProps extends WorkloadProps {
  /** What there is now. */
  readonly deployed: Deployed;
  /** The deployment of this very content. */
  readonly record: DeploymentRecord;
  /** What is down, and is left as it is; it is not gone for that. @default nothing */
  readonly scope?: Scope;
  /** Leaves image and manifests alone. @default false */
  readonly isInfrastructureOnly?: boolean;
}

/**
 * What is to be done so that Azure has what the repository says. The same configuration and the same Azure give the same
 * plan; nothing is asked of anybody.
 */
export function planDeployment(props: PlanProps): DeploymentPlan {
  const { configuration, environment, deployed, running, record, isInfrastructureOnly = false, scope = WHOLE } = props;
  const up = within(environment, scope);
  const last = planInfrastructure(up, deployed, record);
  const alone = planRegionsAlone(up, running, last, record);
  const infrastructure = [...alone, { ...last, needs: alone.slice(-1).map(({ id }) => id) }];
  const names = up.regions.map(({ name }) => name);
  const workload = isInfrastructureOnly ? [] : workloadSteps(props, [last.id]);
  const end = workload.at(-1)?.id ?? last.id;
  const removals = planRemovals(configuration, environment, deployed, end, isInfrastructureOnly ? names : []);
  const steps = [...infrastructure, ...workload, ...removals];
  return { workload: configuration.workload, environment: environment.name, steps };
}
