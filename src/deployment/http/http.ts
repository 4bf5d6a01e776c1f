import type { HttpClient, HttpMethods } from '@azure/core-rest-pipeline';
import type { Connection } from './connection';
import type { Retried } from './send-again';
import { sendAgain } from './send-again';
import { createTransport, sendOnce } from './transport';

export interface HttpCall {
  readonly method: HttpMethods;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** PEM of the only authority that may vouch for the other side, such as a cluster's own. @default the public ones */
  readonly ca?: string;
  /** Seconds for which a failure that passes is tried again. @default 600 */
  readonly patience?: number;
  /** Seconds that one attempt may take, at most those of the connection. @default those */
  readonly timeout?: number;
}

export interface HttpAnswer {
  readonly status: number;
  header(name: string): string | undefined;
  readonly text: string;
}

/** What takes Azure longer, it answers with 202. */
const ATTEMPT_SECONDS = 60;

/** Sends requests, and sends them again where a failure passes; says nothing of what an answer means. */
export interface Http {
  /**
   * @throws AksHaError E627 where there was no answer for as long as the call has patience
   * @throws the signal's reason once the run is broken off
   */
  send(call: HttpCall): Promise<HttpAnswer>;
  /** For the sign-in library, which tries again by itself. */
  readonly client: HttpClient;
}

export interface HttpProps extends Connection {
  readonly signal: AbortSignal;
  /** Told each time before a request is sent again. */
  readonly onRetry?: ((retried: Retried) => void) | undefined;
}

/** The one client of a run: for Azure, the clusters, the registry and Front Door alike. */
export function createHttp({ clock, signal, onRetry, timeout = ATTEMPT_SECONDS, ...connection }: HttpProps): Http {
  const client = createTransport(connection);
  const within = (call: HttpCall) => ({ ...call, timeout: Math.min(call.timeout ?? timeout, timeout) });
  return {
    client,
    send: (call) => sendAgain(() => sendOnce(client, within(call), signal), call, { clock, signal, onRetry }),
  };
}
