import { AksHaError } from '../../errors/aks-ha-error';
import type { Clock } from '../clock';
import type { HttpAnswer, HttpCall } from './http';
import { jsonOf } from './json';
import { retryAfter } from './retry-after';

/** A request that is about to be sent again, and why. */
export interface Retried {
  readonly method: string;
  /** Without its query, which may hold a signature. */
  readonly url: string;
  readonly reason: string;
  /** Milliseconds until then. */
  readonly delay: number;
}

export interface RetryProps {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onRetry: ((retried: Retried) => void) | undefined;
}

/** Seconds: an outage of a few minutes ends no deployment. */
const PATIENCE = 600;
/** Before these are made, no time is too long: a laptop that slept, or a few attempts that hung, use all of it up. */
const LEAST_ATTEMPTS = 4;
const FIRST_DELAY = 1000;
const LONGEST_DELAY = 30_000;
const PASSING = [408, 429, 500, 502, 503, 504];
/** What a connection that breaks is called; a certificate that is refused stays refused, and so does a name of nobody. */
const BROKEN = /\b(ECONN|EPIPE|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|socket hang up|aborted|premature)/i;

/**
 * Sends a request again as long as its failure is one that passes: throttling, errors of the server, broken connections,
 * bodies that are cut off. Azure says how long to wait, or the time doubles. The libraries' own policy gives up after
 * three attempts, while what was asked for goes on.
 */
export async function sendAgain(
  send: () => Promise<HttpAnswer>,
  { method, url, patience = PATIENCE }: HttpCall,
  { clock, signal, onRetry }: RetryProps,
): Promise<HttpAnswer> {
  const where = url.split('?')[0] ?? '';
  const deadline = clock.now() + patience * 1000;
  for (let attempt = 0; ; attempt += 1) {
    const { answer, reason, error } = await attemptOnce(send, signal);
    if (reason === undefined) return answer as HttpAnswer;
    const delay = (answer && retryAfter(answer)) ?? Math.min(FIRST_DELAY * 2 ** attempt, LONGEST_DELAY);
    const isLate = clock.now() + delay > deadline && (patience === 0 || attempt + 1 >= LEAST_ATTEMPTS);
    if (!mayPass(answer, reason) || isLate) {
      if (answer && answer.status >= 400) return answer;
      throw noAnswer(`${method} ${where}`, reason, error);
    }
    onRetry?.({ method, url: where, reason, delay });
    await clock.sleep(delay, signal);
  }
}

interface Attempt {
  readonly answer?: HttpAnswer;
  /** Why to try again; absent where the answer counts. */
  readonly reason?: string;
  readonly error?: unknown;
}

async function attemptOnce(send: () => Promise<HttpAnswer>, signal: AbortSignal): Promise<Attempt> {
  try {
    const answer = await send();
    const reason = whyAgain(answer);
    return reason === undefined ? { answer } : { answer, reason };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    const { code = '', message = '' } = error as { code?: string; message?: string };
    return { reason: message.includes(code) ? message : `${code} ${message}`, error };
  }
}

/** Whether a status is of a failure that passes. */
export function isPassing(status: number): boolean {
  return PASSING.includes(status);
}

function whyAgain({ status, header, text }: HttpAnswer): string | undefined {
  if (isPassing(status)) return `HTTP ${status}`;
  const isJson = (header('content-type') ?? '').includes('json');
  if (status < 400 && isJson && text !== '' && jsonOf(text) === undefined) return 'an answer that is cut off';
  return undefined;
}

function mayPass(answer: HttpAnswer | undefined, reason: string): boolean {
  return answer !== undefined || BROKEN.test(reason);
}

/** @param what was asked: `GET https://…` */
export function noAnswer(what: string, reason: string, cause: unknown): AksHaError {
  return new AksHaError({
    code: 'E627',
    source: 'azure',
    message: `${what} got no answer: ${reason}`,
    hint: 'Look at the network, HTTPS_PROXY and NODE_EXTRA_CA_CERTS, then run the same command again: it goes on where it was.',
    cause,
  });
}
