import { type Preview, whatIf } from './arm/what-if';
import type { Compile } from './bicep/compile-and-predict';
import { regionAlone, type Scope, WHOLE } from './bicep/scope';
import { carryOut } from './carry-out';
import { withoutLink } from './deployed/private-links';
import type { ImageReference } from './image/image-reference';
import { type DeploymentPlan, removals, withoutRemovals } from './plan/plan';
import { planDeployment } from './plan/plan-deployment';
import { regionsInOrder } from './plan/regions-in-order';
import { chartsCheck } from './preflight/charts';
import type { Check } from './preflight/finding';
import { imageBuilderCheck } from './preflight/image-builder';
import { imageSourceCheck } from './preflight/image-source';
import { lookAhead } from './preflight/look-ahead';
import { recordOf } from './preflight/record-of';
import type { Render } from './render/render';
import type { Session } from './session';
import { ARCHITECTURE } from './steps/image';
import { refuseRace } from './steps/infrastructure';
import { performStep } from './steps/perform-step';
import { lookAtRunning } from './update/running';
import { DEFAULT_SOAK, type SoakSettings } from './update/soak-settings';

export interface DeployProps {
  readonly compile: Compile;
  readonly render: Render;
  /** An image that was pushed before. @default it is built from service/ */
  readonly image?: ImageReference | undefined;
  /** Regions whose workload is brought up to date. @default all of them */
  readonly only?: readonly string[] | undefined;
  /** Regions in the order of an update; those not named follow. @default the order of variables.json */
  readonly order?: readonly string[] | undefined;
  /** @default five minutes, in which one request in a hundred may fail */
  readonly soak?: SoakSettings;
  /** What is down, and is left as it is. @default nothing */
  readonly scope?: Scope | undefined;
  /** Leaves image and manifests alone. @default false */
  readonly isInfrastructureOnly?: boolean;
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
  /** The plan of a rollback was shown, and that is all: it leaves the infrastructure alone. */
  | { readonly outcome: 'planned' }
  | { readonly outcome: 'declined' }
  /** The infrastructure alone is as the repository says; nobody was asked whether it serves. */
  | { readonly outcome: 'infrastructure'; readonly isUnchanged: boolean }
  | { readonly outcome: 'live'; readonly address: string; readonly isUnchanged: boolean };

/**
 * Brings an environment to what the repository says: looks ahead, plans, asks, does it, and asks every region whether it
 * answers. It keeps no state: run again after anything, it looks where things stand and goes on.
 *
 * @throws AksHaError E6xx with what happened, why, and what mends it
 */
export async function deploy(session: Session, props: DeployProps): Promise<Deployment> {
  const { configuration, environment, emit } = session;
  const { soak = DEFAULT_SOAK, isInfrastructureOnly = false, scope = WHOLE } = props;
  const regions = regionsInOrder(environment, props);
  const further = isInfrastructureOnly ? [] : workloadChecks(session, props);
  const ahead = await lookAhead(session, props.compile, further, scope);
  const { content, deployed } = ahead;
  const record = await recordOf(session, ahead);
  const running = await lookAtRunning(session, deployed);
  const withoutWay = withoutLink(environment, deployed);
  const planned = planDeployment({
    configuration,
    environment,
    deployed,
    record,
    regions,
    running,
    soak,
    image: props.image,
    withoutWay,
    scope,
    isInfrastructureOnly,
  });
  emit({ type: 'plan', plan: planned });
  if (props.preview) {
    const preview = await whatIf(session.arm, content);
    emit({ type: 'preview', preview });
    return { outcome: 'previewed', preview };
  }
  if (!(await props.confirm(planned))) return { outcome: 'declined' };
  const isConfirmed = removals(planned).length === 0 || (await props.confirmRemovals(planned));
  const plan = isConfirmed ? planned : withoutRemovals(planned);
  await refuseRace(session, [content.name, ...Object.values(record.alone).map(({ name }) => name)]);
  const { render, image: wanted, buildInRegistry: isBuiltInRegistry = false } = props;
  const expected = ahead.expected.map(({ id }) => id);
  const contentOf = (region: string) => ahead.contentOf(regionAlone(environment, region));
  const { address, changes } = await carryOut(session, {
    plan,
    regions: isInfrastructureOnly ? [] : regions,
    running,
    withoutWay,
    isLive: !isInfrastructureOnly,
    perform: (step, handed, signal) =>
      performStep(
        { session, handed, content, contentOf, expected, render, wanted, isBuiltInRegistry, soak, signal },
        step,
      ),
  });
  const isUnchanged = changes === 0;
  return isInfrastructureOnly ? { outcome: 'infrastructure', isUnchanged } : { outcome: 'live', address, isUnchanged };
}

/** Whether there is a workload to deploy: something to build, and charts that render. */
export function workloadChecks(
  { root, configuration, environment, arm, env, signal }: Session,
  {
    image,
    render,
    buildInRegistry: isBuiltInRegistry = false,
  }: Pick<DeployProps, 'image' | 'render' | 'buildInRegistry'>,
): Check[] {
  const built = [
    imageSourceCheck(root, configuration.service.directory, ARCHITECTURE),
    imageBuilderCheck({ arm, isBuiltInRegistry, env, signal }),
  ];
  return [...(image ? [] : built), chartsCheck(render, environment)];
}
