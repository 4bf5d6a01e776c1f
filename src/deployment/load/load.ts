import { REGION_HEADER } from '../../cdk8s/reserved-paths';
import { AksHaError } from '../../errors/aks-ha-error';
import type { Clock } from '../clock';
import type { Http } from '../http/http';
import type { Sample } from './sample';

export interface LoadProps {
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly url: string;
  /** Requests a second, of the clock. */
  readonly rate: number;
}

/** Requests that go on until they are stopped. */
export interface Load {
  /** What came of them so far, in the order of their ends. */
  readonly samples: readonly Sample[];
  /** Requests that were not sent, because too many were without an answer. */
  readonly heldBack: number;
  /** Sends no more, and waits for the answers of those on their way. */
  stop(): Promise<void>;
}

/** Seconds, of the machine: Front Door itself gives a region up after 30. */
const TIMEOUT = 35;
/** Seconds' worth of requests that may be without an answer. More would hit what is slow already even harder. */
const MOST_ON_THEIR_WAY = 4;

/**
 * Sends requests at a steady rate, whatever becomes of them: as users do, it does not wait for one answer before it asks
 * again. None is sent twice.
 */
export function startLoad({ http, clock, signal, url, rate }: LoadProps): Load {
  const samples: Sample[] = [];
  const onTheirWay = new Set<Promise<void>>();
  const stopped = new AbortController();
  const room = Math.ceil(rate * MOST_ON_THEIR_WAY);
  let heldBack = 0;
  const send = async () => {
    const startedAt = clock.now();
    const answer = await ask(http, url);
    samples.push({ startedAt, endedAt: clock.now(), ...answer });
  };
  const pace = async () => {
    const started = clock.now();
    for (let due = 0, begun = 0; ; begun = due) {
      due = Math.floor(((clock.now() - started) / 1000) * rate) + 1;
      const now = Math.min(due - begun, room - onTheirWay.size);
      for (let i = 0; i < now; i += 1) {
        const sent = send().finally(() => onTheirWay.delete(sent));
        // Broken off with the run, which tells of it itself.
        sent.catch(() => undefined);
        onTheirWay.add(sent);
      }
      heldBack += due - begun - now;
      await clock.sleep(1000 / rate, AbortSignal.any([signal, stopped.signal]));
    }
  };
  const pacing = pace().catch(() => undefined);
  return {
    samples,
    get heldBack() {
      return heldBack;
    },
    stop: async () => {
      stopped.abort(new Error('stopped'));
      await pacing;
      await Promise.allSettled(onTheirWay);
    },
  };
}

/** The status, and where the answer comes from as far as it says. No answer is an answer too. */
async function ask(http: Http, url: string): Promise<Pick<Sample, 'status' | 'region'>> {
  try {
    const { status, header } = await http.send({ method: 'GET', url, patience: 0, timeout: TIMEOUT });
    return { status, region: header(REGION_HEADER) };
  } catch (error) {
    if (AksHaError.is(error) && error.code === 'E627') return { status: undefined, region: undefined };
    throw error;
  }
}
