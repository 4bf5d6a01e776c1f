import { AksHaError } from '../../errors/aks-ha-error';
import type { Clock } from '../clock';
import type { Http } from '../http/http';

export interface AnswersProps {
  readonly http: Http;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Host name of the Front Door endpoint. */
  readonly host: string;
  /** `/.aks-ha/blue/readyz` */
  readonly path: string;
  /** What it is asked for, in an error: `blue`. */
  readonly what: string;
  readonly onWait: (what: string) => void;
  /** Seconds; a new route may take long to reach every place that answers. @default half an hour */
  readonly patience?: number;
  /** Asks in another way, and says `HTTP 200` where the answer is the one to wait for. @default by the status alone */
  readonly ask?: () => Promise<string>;
}

/** Seconds that a new route may take to reach every place that answers. */
const PATIENCE = 1800;
const PAUSE = 5000;
/** Answers one after the other: the places do not learn of a route at the same moment. */
const IN_A_ROW = 3;

/**
 * Waits until Front Door answers with 200, three times in a row.
 *
 * @throws AksHaError E623 with the last answer where it does not
 */
export async function answers(props: AnswersProps): Promise<void> {
  const { http, clock, signal, host, path, what, onWait, patience = PATIENCE } = props;
  const url = `https://${host}${path}`;
  const deadline = clock.now() + patience * 1000;
  let last = '';
  for (let inARow = 0; ; ) {
    const now = await (props.ask ?? (() => ask(http, url)))();
    inARow = now === 'HTTP 200' ? inARow + 1 : 0;
    if (inARow === IN_A_ROW) return;
    if (clock.now() > deadline) throw silent(url, what, now, patience);
    if (now !== last && now !== 'HTTP 200') onWait(`Front Door answers ${now}`);
    last = now;
    await clock.sleep(inARow > 0 ? PAUSE / 5 : PAUSE, signal);
  }
}

async function ask(http: Http, url: string): Promise<string> {
  try {
    const { status } = await http.send({ method: 'GET', url, patience: 0, timeout: 15 });
    return `HTTP ${status}`;
  } catch (error) {
    if (AksHaError.is(error) && error.code === 'E627') return 'nothing';
    throw error;
  }
}

function silent(url: string, what: string, last: string, patience: number): AksHaError {
  return new AksHaError({
    code: 'E623',
    source: 'azure',
    message: `${what} does not answer through Front Door: ${url} gave ${last} for ${Math.round(patience / 60)} min.`,
    hint: 'Look where it stands: create-aks-ha status. Then run the same command again; it goes on where it was.',
  });
}
