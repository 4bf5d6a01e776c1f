import { carryOut } from './carry-out';
import { type Deployment, type DeployProps, workloadChecks } from './deploy';
import { look } from './deployed/look';
import { outputsNow } from './deployed/outputs-now';
import { originsOf } from './front-door/origins';
import { once } from './once';
import { planWorkload } from './plan/plan-workload';
import { regionsInOrder } from './plan/regions-in-order';
import { infrastructureCheck } from './preflight/infrastructure-there';
import { obstacleError, runChecks } from './preflight/run-checks';
import { subscriptionCheck } from './preflight/subscription';
import type { Session } from './session';
import { performWorkloadStep } from './steps/perform-step';
import { lookAtRunning } from './update/running';
import { DEFAULT_SOAK } from './update/soak-settings';

export type DeployWorkloadProps = Omit<DeployProps, 'compile' | 'confirmRemovals'>;

/**
 * Brings a version to the regions on the infrastructure that is there, and leaves that as it is. It needs no compiler, and
 * no rights but those to the registry and to the clusters.
 *
 * @throws AksHaError E610 where there is no infrastructure; E6xx as a whole deployment
 */
export async function deployWorkload(session: Session, props: DeployWorkloadProps): Promise<Deployment> {
  const { arm, configuration, environment, signal, emit } = session;
  const { render, image, soak = DEFAULT_SOAK, buildInRegistry: isBuiltInRegistry = false } = props;
  const regions = regionsInOrder(environment, props);
  const infrastructure = once(async () => {
    const { resourceGroup, frontDoorName: frontDoor, exposure } = environment;
    const [deployed, outputs, origins] = await Promise.all([
      look(arm, configuration, environment),
      outputsNow(session, regions),
      exposure === 'privateLink' ? originsOf({ arm, resourceGroup, frontDoor }) : undefined,
    ]);
    const isReached = (name: string) => origins?.some(({ region }) => region === name) ?? true;
    const withoutWay = environment.regions.map(({ name }) => name).filter((name) => !isReached(name));
    return { deployed, outputs, withoutWay };
  });
  const checks = [
    subscriptionCheck(arm),
    infrastructureCheck(environment, regions, infrastructure),
    ...workloadChecks(session, props),
  ];
  const findings = await runChecks(checks, signal);
  // Signing in was the first.
  emit({ type: 'checked', findings, checks: checks.length + 1 });
  const error = obstacleError(findings);
  if (error) throw error;
  const { deployed, outputs, withoutWay } = await infrastructure();
  const running = await lookAtRunning(session, deployed);
  const plan = planWorkload({ configuration, environment, regions, running, soak, image, withoutWay });
  emit({ type: 'plan', plan });
  if (props.preview) return { outcome: 'planned' };
  if (!(await props.confirm(plan))) return { outcome: 'declined' };
  const { address, changes } = await carryOut(session, {
    plan,
    regions,
    running,
    outputs,
    withoutWay,
    perform: (step, handed, stepSignal) =>
      performWorkloadStep(
        { session, handed, render, wanted: image, isBuiltInRegistry, soak, signal: stepSignal },
        step,
      ),
  });
  return { outcome: 'live', address, isUnchanged: changes === 0 };
}
