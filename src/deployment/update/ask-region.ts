import { HEALTH_PATH, REGION_PATH } from '../../cdk8s/reserved-paths';
import { AksHaError } from '../../errors/aks-ha-error';
import type { Http } from '../http/http';
import { jsonOf } from '../http/json';

/** What a region answered by its own route of Front Door, which has no other origin. */
export interface RegionAnswer {
  /** `HTTP 200`, `nothing` */
  readonly said: string;
  readonly isWell: boolean;
  /** Digest of the image that answered. @default the answer does not say */
  readonly version?: string;
}

export interface RegionToAsk {
  readonly http: Http;
  /** Host name of the Front Door endpoint. */
  readonly host: string;
  readonly region: string;
}

/** Where the emitted service says which version answers. */
const VERSION_PATH = '/default';

/**
 * Asks a region for what its users get. A service that has no `/default` is asked for its health instead: what answers
 * is not known then, only that it does.
 */
export async function askRegion(to: RegionToAsk): Promise<RegionAnswer> {
  const answer = await ask(to, VERSION_PATH);
  return answer.said === 'HTTP 404' ? askHealth(to) : answer;
}

/** Asks a region for its health alone: what runs there makes no difference. */
export function askHealth(to: RegionToAsk): Promise<RegionAnswer> {
  return ask(to, HEALTH_PATH);
}

/** Whether an answer says that it is of another version. @param version @default any may answer */
export function isOther(answer: RegionAnswer, version: string | undefined): boolean {
  return version !== undefined && answer.version !== undefined && answer.version !== version;
}

async function ask({ http, host, region }: RegionToAsk, path: string): Promise<RegionAnswer> {
  const url = `https://${host}${REGION_PATH}/${region}${path}`;
  try {
    const { status, text } = await http.send({ method: 'GET', url, patience: 0, timeout: 10 });
    const { version } = (jsonOf(text) ?? {}) as { version?: unknown };
    // A service of one's own may have other words for its versions.
    const isDigest = typeof version === 'string' && version.startsWith('sha256:');
    return { said: `HTTP ${status}`, isWell: status === 200, ...(isDigest ? { version } : {}) };
  } catch (error) {
    if (AksHaError.is(error) && error.code === 'E627') return { said: 'nothing', isWell: false };
    throw error;
  }
}
