import { HEALTH_PATH, REGION_PATH } from '../../cdk8s/reserved-paths';
import { AksHaError } from '../../errors/aks-ha-error';
import { endpointHost, type Origin, originsOf } from '../front-door/origins';
import type { FrontDoorProps } from '../front-door/profile';
import type { Session } from '../session';

/** A region and where Front Door sends users, looked at just now. */
export interface Entry {
  readonly region: string;
  /** What users call. */
  readonly host: string;
  readonly origins: readonly Origin[];
  /** Names the region's origin. */
  readonly frontDoor: FrontDoorProps;
}

/**
 * @throws AksHaError E640 for a region that variables.json does not name, E657 where Front Door does not have it
 */
export async function lookAtTraffic({ arm, environment }: Session, region: string): Promise<Entry> {
  const names = environment.regions.map(({ name }) => name);
  if (!names.includes(region)) {
    throw new AksHaError({
      code: 'E640',
      source: 'user',
      message: `${environment.name} has no region "${region}".`,
      hint: `It has ${names.join(', ')}.`,
    });
  }
  const frontDoor = { arm, resourceGroup: environment.resourceGroup, frontDoor: environment.frontDoorName, region };
  const [host, origins] = await Promise.all([endpointHost(frontDoor), originsOf(frontDoor)]);
  if (host !== undefined && origins.some((origin) => origin.region === region)) {
    return { region, host, origins, frontDoor };
  }
  throw new AksHaError({
    code: 'E657',
    source: 'user',
    message: `Front Door ${environment.frontDoorName} has no origin for ${region}: it is not deployed yet.`,
    hint: `Deploy it: create-aks-ha deploy --environment ${environment.name}`,
  });
}

export function isEnabled({ origins, region }: Entry): boolean {
  return origins.some((origin) => origin.region === region && origin.isEnabled);
}

/** Others that get requests. */
export function othersOf({ origins, region }: Entry): Origin[] {
  return origins.filter((origin) => origin.region !== region && origin.isEnabled);
}

/** Three answers in a row: one good one may come from the only copy that still works. */
const IN_A_ROW = 3;
const PAUSE = 1000;

/** What a region gives by its own route, whether or not users are sent there: the first that is not `HTTP 200`, or that. */
export async function answerOf({ http, clock, signal }: Session, { host }: Entry, region: string): Promise<string> {
  const url = `https://${host}${REGION_PATH}/${region}${HEALTH_PATH}`;
  for (let left = IN_A_ROW; ; left -= 1) {
    const answer = await ask();
    if (answer !== 'HTTP 200' || left === 1) return answer;
    await clock.sleep(PAUSE, signal);
  }

  async function ask(): Promise<string> {
    try {
      return `HTTP ${(await http.send({ method: 'GET', url, patience: 0, timeout: 10 })).status}`;
    } catch (error) {
      if (AksHaError.is(error) && error.code === 'E627') return 'nothing';
      throw error;
    }
  }
}
