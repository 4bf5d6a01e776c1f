import { join } from 'node:path';
import type { DeploymentExtended } from '@azure/arm-resources';
import type { DeploymentContent } from './arm/deployments';
import { isRunning } from './arm/deployments';
import { type Preview, whatIf } from './arm/what-if';
import type { Compile } from './bicep/compile-and-predict';
import type { Clock } from './clock';
import { missingResources } from './deployed/missing';
import { type DeploymentPlan, removals, withoutRemovals } from './plan/plan';
import { planDeployment } from './plan/plan-deployment';
import type { DeploymentRecord } from './plan/plan-infrastructure';
import { runPlan } from './plan/run-plan';
import { chartsCheck } from './preflight/charts';
import { imageSourceCheck } from './preflight/image-source';
import { type LookedAhead, lookAhead } from './preflight/look-ahead';
import type { Render } from './render/render';
import type { Session } from './session';
import type { Handed } from './steps/handed';
import { ARCHITECTURE } from './steps/image';
import { refuseRace } from './steps/infrastructure';
import { performStep } from './steps/perform-step';

export interface DeployProps {
  readonly compile: Compile;
  readonly render: Render;
  /** Has the registry build the image even where there is Docker. @default false */
  readonly buildInRegistry?: boolean;
  /** Shows the plan and what Azure would change, and changes nothing. @default false */
  readonly preview?: boolean;
  /** Asked once before anything is changed. @returns whether to go on */
  readonly confirm: (plan: DeploymentPlan) => Promise<boolean>;
  /** Asked about removals alone. @returns whether they are to be done as well */
  readonly confirmRemovals: (plan: DeploymentPlan) => Promise<boolean>;
}

/** How a deployment ended, where it did not fail. */
export type Deployment =
  | { readonly outcome: 'previewed'; readonly preview: Preview }
  | { readonly outcome: 'declined' }
  | { readonly outcome: 'live'; readonly address: string; readonly isUnchanged: boolean };

/**
 * Brings an environment to what the repository says: looks ahead, plans, asks, does it, and asks every region whether it
 * answers. It keeps no state: run again after anything, it looks where things stand and goes on.
 *
 * @throws AksHaError E6xx with what happened, why, and what mends it
 */
export async function deploy(session: Session, props: DeployProps): Promise<Deployment> {
  const { configuration, environment, clock, emit } = session;
  const ahead = await lookAhead(session, props.compile, [
    imageSourceCheck(join(session.root, 'service'), ARCHITECTURE),
    chartsCheck(props.render, environment),
  ]);
  const { content, deployed } = ahead;
  const planned = planDeployment({ configuration, environment, deployed, record: recordOf(ahead) });
  emit({ type: 'plan', plan: planned });
  if (props.preview) {
    const preview = await whatIf(session.arm, content);
    emit({ type: 'preview', preview });
    return { outcome: 'previewed', preview };
  }
  if (!(await props.confirm(planned))) return { outcome: 'declined' };
  const isConfirmed = removals(planned).length === 0 || (await props.confirmRemovals(planned));
  const plan = isConfirmed ? planned : withoutRemovals(planned);
  await refuseRace(session, content.name);
  // From here on: before it, somebody may have read the plan for an hour.
  const started = clock.now();
  const { address, changes } = await run(session, props, plan, ahead);
  const regions = environment.regions.map(({ name }) => name);
  emit({ type: 'live', address, regions, seconds: secondsSince(clock, started) });
  return { outcome: 'live', address, isUnchanged: changes === 0 };
}

async function run(
  session: Session,
  { render, buildInRegistry: isBuiltInRegistry = false }: DeployProps,
  plan: DeploymentPlan,
  { content, expected }: LookedAhead,
): Promise<{ address: string; changes: number }> {
  const { clock, signal, emit } = session;
  const handed: Handed = {};
  let changes = 0;
  await runPlan({
    plan,
    clock,
    signal,
    emit,
    perform: async (step, stepSignal) => {
      const detail = await performStep(
        {
          session,
          handed,
          content,
          expected: expected.map(({ id }) => id),
          render,
          isBuiltInRegistry,
          signal: stepSignal,
        },
        step,
      );
      if (detail !== undefined && !step.kind.endsWith('route')) changes += 1;
      return detail;
    },
  });
  return { address: `https://${handed.outputs?.frontDoorHostName ?? ''}`, changes };
}

/** What Azure remembers of a deployment of the same content, compared with what is there. */
function recordOf({ content, record, expected, deployed }: LookedAhead): DeploymentRecord {
  const { name } = content;
  const missing = missingResources(expected, deployed);
  if (!record) return { name, knowsDeployer: false, missing };
  const state = isRunning(record) ? 'running' : stateOf(record);
  return { name, state, knowsDeployer: knows(record, content), missing };
}

function stateOf({ properties }: DeploymentExtended): 'succeeded' | 'failed' {
  return properties?.provisioningState === 'Succeeded' ? 'succeeded' : 'failed';
}

/** Whether everybody whom this deployment gives rights has them from that one. */
function knows({ properties }: DeploymentExtended, { parameters }: DeploymentContent): boolean {
  const given = JSON.stringify(properties?.parameters?.clusterAdmins ?? '').toLowerCase();
  const wanted = (parameters.clusterAdmins?.value ?? []) as readonly { readonly id: string }[];
  return wanted.every(({ id }) => given.includes(id.toLowerCase()));
}

function secondsSince(clock: Clock, started: number): number {
  return Math.round((clock.now() - started) / 1000);
}
