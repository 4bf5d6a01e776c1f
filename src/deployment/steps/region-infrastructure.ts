import { HEALTH_PATH, REGION_PATH } from '../../cdk8s/reserved-paths';
import { AksHaError } from '../../errors/aks-ha-error';
import { type DeploymentContent, findDeployment, isRunning } from '../arm/deployments';
import { readResourceId, sameId } from '../arm/resource-id';
import { answers } from '../front-door/answers';
import { endpointHost } from '../front-door/origins';
import type { RegionInfrastructureStep } from '../plan/plan';
import type { Session } from '../session';
import { askHealth } from '../update/ask-region';
import { bringAbout } from './infrastructure';

export interface RegionInfrastructureProps {
  readonly session: Session;
  readonly step: RegionInfrastructureStep;
  /** Of the region alone. */
  readonly content: DeploymentContent;
  /** Name of the deployment of all regions, which comes after those of one. */
  readonly whole: string;
  /** Ids of what the content of all regions would make. */
  readonly expected: readonly string[];
  readonly signal: AbortSignal;
}

/** Seconds that a region has to answer in again. */
const PATIENCE = 300;

/**
 * Changes the infrastructure of one region, and waits until it answers as it did before.
 *
 * @returns undefined where another run is past the single regions
 * @throws AksHaError E645 where it answered before, and does not any more
 */
export async function regionInfrastructure(props: RegionInfrastructureProps): Promise<string | undefined> {
  const { session, step, content, whole, expected } = props;
  const { arm, http, environment } = session;
  const last = await findDeployment(arm, whole);
  if (last && isRunning(last)) return undefined;
  const { resourceGroup, frontDoorName: frontDoor } = environment;
  const host = await endpointHost({ arm, resourceGroup, frontDoor });
  // Of one that is at work already, nobody knows how the region was before.
  const before =
    host !== undefined && (step.action === 'follow' || (await askHealth({ http, host, region: step.region })).isWell);
  const group = environment.regions.find(({ name }) => name === step.region)?.stamp.resourceGroup ?? '';
  const own = expected.filter((id) => sameId(readResourceId(id).group ?? '', group));
  await bringAbout(session, step, content, own);
  if (host === undefined || !before) return 'deployed';
  await answersAgain(props, host);
  return 'deployed, and the region answers';
}

async function answersAgain({ session, step, signal }: RegionInfrastructureProps, host: string): Promise<void> {
  const { http, clock, emit } = session;
  const { id, region } = step;
  const path = `${REGION_PATH}/${region}${HEALTH_PATH}`;
  const onWait = (what: string) => emit({ type: 'working', step: id, region, what });
  try {
    await answers({ http, clock, signal, host, path, what: region, onWait, patience: PATIENCE });
  } catch (cause) {
    if (!AksHaError.is(cause) || cause.code !== 'E623') throw cause;
    throw new AksHaError({
      code: 'E645',
      source: 'user',
      message: `Since its infrastructure was changed, ${cause.message}\nThe regions after it and what is global are as they were.`,
      hint: `Look at ${region}: create-aks-ha status, and docs/runbook.md under "A lost region". To keep users away from it: create-aks-ha drain ${region}`,
      cause,
    });
  }
}
