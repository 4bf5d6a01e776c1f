import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  type PipelineRequest,
  type PipelineResponse,
  proxyPolicy,
} from '@azure/core-rest-pipeline';
import { HttpsProxyAgent } from 'https-proxy-agent';
import type { Connection } from './connection';
import type { HttpAnswer, HttpCall } from './http';

/**
 * Azure's own client with the proxy and the authorities of a connection. Authorities are told to each request: behind a
 * proxy the library passes over its `tlsSettings`. Connections are kept, behind a proxy too, where the library opens one
 * for each request.
 */
export function createTransport({ proxy, ca }: Pick<Connection, 'proxy' | 'ca'>): HttpClient {
  const client = createDefaultHttpClient();
  const proxies = proxyPolicy(proxy);
  const trusted = ca === undefined ? undefined : contextOf([...rootCertificates, ca]);
  const keeping = new Map<string, HttpsProxyAgent<string>>();
  const keep = (request: PipelineRequest) => {
    const { agent } = request;
    if (!(agent instanceof HttpsProxyAgent) || agent.keepAlive) return;
    const address = agent.proxy.href;
    const kept = keeping.get(address) ?? new HttpsProxyAgent(address, { keepAlive: true });
    keeping.set(address, kept);
    // Where it is not told, the agent looks for it in a stack trace: slowly, and not the same when it keeps a connection.
    kept.protocol = 'https:';
    request.requestOverrides = { ...request.requestOverrides, protocol: 'https:' };
    request.agent = kept;
  };
  return {
    sendRequest: (request) => {
      if (trusted && !request.requestOverrides?.secureContext) request.requestOverrides = { secureContext: trusted };
      return proxies.sendRequest(request, (proxied) => {
        keep(proxied);
        return client.sendRequest(proxied);
      });
    },
  };
}

const contexts = new Map<string, SecureContext>();

/** What trusts these authorities alone; one for all connections, since reading them takes milliseconds. */
function contextOf(authorities: readonly string[]): SecureContext {
  const key = authorities.join();
  const context = contexts.get(key) ?? createSecureContext({ ca: [...authorities] });
  contexts.set(key, context);
  return context;
}

/** An attempt took too long: it counts like a connection that broke. */
class AttemptTimeout extends Error {
  public readonly code = 'ETIMEDOUT';
}

/** A request as it stands, and how it may end. */
export interface AttemptProps {
  /** Seconds that it may take. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/**
 * One attempt. Its time is measured on the machine's own clock, also where that of the deployment goes faster: it is
 * about the network.
 */
export async function attempt(
  client: HttpClient,
  request: PipelineRequest,
  { timeout, signal }: AttemptProps,
): Promise<PipelineResponse> {
  const overdue = AbortSignal.timeout(timeout * 1000);
  request.abortSignal = AbortSignal.any([signal, overdue]);
  try {
    return await client.sendRequest(request);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (overdue.aborted) throw new AttemptTimeout(`no answer within ${timeout} s`);
    throw error;
  }
}

/** A request to be sent. Its authority is told as text too: that keeps apart the connections that others vouched for. */
export function requestOf({ method, url, headers, body, ca }: HttpCall): PipelineRequest {
  return createPipelineRequest({
    method,
    url,
    headers: createHttpHeaders({ 'Accept-Encoding': 'gzip,deflate', 'User-Agent': 'create-aks-ha', ...headers }),
    ...(body === undefined ? {} : { body }),
    ...(ca === undefined ? {} : { requestOverrides: { secureContext: contextOf([ca]), ca } }),
  });
}

export function answerOf({ status, headers, bodyAsText }: PipelineResponse): HttpAnswer {
  return { status, header: (name) => headers.get(name), text: bodyAsText ?? '' };
}
