import { createSecureContext, rootCertificates, type SecureContext } from 'node:tls';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type HttpClient,
  proxyPolicy,
} from '@azure/core-rest-pipeline';
import type { Connection } from './connection';
import type { HttpAnswer, HttpCall } from './http';

/**
 * Azure's own client with the proxy and the authorities of a connection. Authorities are told to each request: behind a
 * proxy the library passes over its `tlsSettings`. They are read once: for each connection anew, that took most of a run.
 */
export function createTransport({ proxy, ca }: Pick<Connection, 'proxy' | 'ca'>): HttpClient {
  const client = createDefaultHttpClient();
  const proxies = proxyPolicy(proxy);
  const trusted = ca === undefined ? undefined : createSecureContext({ ca: [...rootCertificates, ca] });
  return {
    sendRequest: (request) => {
      if (trusted && !request.requestOverrides?.secureContext) request.requestOverrides = { secureContext: trusted };
      return proxies.sendRequest(request, (proxied) => client.sendRequest(proxied));
    },
  };
}

const contexts = new Map<string, SecureContext>();

/** Trusts one authority alone. */
function trustOnly(ca: string): SecureContext {
  const context = contexts.get(ca) ?? createSecureContext({ ca });
  contexts.set(ca, context);
  return context;
}

/** An attempt took too long: it counts like a connection that broke. */
class AttemptTimeout extends Error {
  public readonly code = 'ETIMEDOUT';
}

/**
 * One attempt. Its time is measured on the machine's own clock, also where that of the deployment goes faster: it is
 * about the network.
 */
export async function sendOnce(
  client: HttpClient,
  call: HttpCall & { readonly timeout: number },
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const { method, url, headers, body, ca, timeout } = call;
  const overdue = AbortSignal.timeout(timeout * 1000);
  const request = createPipelineRequest({
    method,
    url,
    headers: createHttpHeaders({ 'Accept-Encoding': 'gzip,deflate', 'User-Agent': 'create-aks-ha', ...headers }),
    abortSignal: AbortSignal.any([signal, overdue]),
    ...(body === undefined ? {} : { body }),
    ...(ca === undefined ? {} : { requestOverrides: { secureContext: trustOnly(ca) } }),
  });
  try {
    const response = await client.sendRequest(request);
    return {
      status: response.status,
      header: (name) => response.headers.get(name),
      text: response.bodyAsText ?? '',
    };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (overdue.aborted) throw new AttemptTimeout(`no answer within ${timeout} s`);
    throw error;
  }
}
