import { carryOut } from './carry-out';
import type { Deployment, DeployProps } from './deploy';
import { look } from './deployed/look';
import { namesNow } from './deployed/outputs-now';
import type { MainRouteStep, RegionStep } from './plan/plan';
import { planRollback } from './plan/plan-rollback';
import { regionsInOrder } from './plan/regions-in-order';
import type { Session } from './session';
import { performRegionStep } from './steps/perform-region-step';
import { lookAtRunning } from './update/running';
import { DEFAULT_SOAK } from './update/soak-settings';

export type RollBackProps = Pick<DeployProps, 'render' | 'only' | 'order' | 'scope' | 'soak' | 'preview' | 'confirm'>;

/**
 * Takes the last update of the workload back, with the care of an update: region by region, each watched, and brought
 * back where that fails. It needs neither the compiler nor the registry nor the repository's own charts: what ran before
 * is kept in each cluster.
 *
 * @throws AksHaError E643 where there is nothing to go back to
 */
export async function rollBack(session: Session, props: RollBackProps): Promise<Deployment> {
  const { configuration, environment, arm, emit } = session;
  const { render, soak = DEFAULT_SOAK } = props;
  const regions = regionsInOrder(environment, props);
  const deployed = await look(arm, configuration, environment);
  const running = await lookAtRunning(session, deployed);
  const plan = planRollback({ configuration, environment, regions, running, soak });
  emit({ type: 'plan', plan });
  if (props.preview) return { outcome: 'planned' };
  if (!(await props.confirm(plan))) return { outcome: 'declined' };
  const { address } = await carryOut(session, {
    plan,
    regions,
    running,
    outputs: await namesNow(session),
    // A plan of a rollback has no other steps.
    perform: (step, handed, signal) =>
      performRegionStep({ session, handed, render, soak, signal }, step as RegionStep | MainRouteStep),
  });
  return { outcome: 'live', address, isUnchanged: false };
}
