import type { HttpClient, HttpMethods, PipelineRequest, PipelineResponse } from '@azure/core-rest-pipeline';
import type { Connection } from './connection';
import type { Retried } from './send-again';
import { sendAgain } from './send-again';
import { answerOf, attempt, createTransport, requestOf } from './transport';

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
  /** What breaks it off. @default what breaks off the run */
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  header(name: string): string | undefined;
  readonly text: string;
}

/** What takes Azure longer, it answers with 202. */
const ATTEMPT_SECONDS = 60;
/** Seconds: before anything is begun, and while somebody may watch. */
const SIGN_IN_PATIENCE = 180;

/** Sends requests, and sends them again where a failure passes; says nothing of what an answer means. */
export interface Http {
  /**
   * @throws AksHaError E627 where there was no answer for as long as the call has patience
   * @throws the signal's reason once the run is broken off
   */
  send(call: HttpCall): Promise<HttpAnswer>;
  /** For the sign-in library: with the same patience, where its own ends after seconds and waits for what hangs for ever. */
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
  const again = { clock, signal, onRetry };
  const send = (call: HttpCall) => {
    const seconds = Math.min(call.timeout ?? timeout, timeout);
    const until = call.signal ?? signal;
    const once = async () => answerOf(await attempt(client, requestOf(call), { timeout: seconds, signal: until }));
    return sendAgain(once, call, { ...again, signal: until });
  };
  const sendRequest = async (request: PipelineRequest): Promise<PipelineResponse> => {
    let response: PipelineResponse | undefined;
    const once = async () => {
      response = await attempt(client, request, { timeout, signal });
      return answerOf(response);
    };
    await sendAgain(once, { method: request.method, url: request.url, patience: SIGN_IN_PATIENCE }, again);
    return response as PipelineResponse;
  };
  return { client: { sendRequest }, send };
}
