import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cloud } from '../cloud';
import type { Effect, RequestFault } from '../faults/fault';
import { encodeBody, Refusal, type Reply } from './reply';
import type { RehearsalRequest } from './request';
import type { Call, Change, Route } from './router';
import type { Service } from './service';

/** Answers one request: faults, service, state on disk, log, and only then the answer. */
export async function dispatch(
  cloud: Cloud,
  services: readonly Service[],
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await read(message);
  const service = services.find((candidate) => candidate.answersFor(request.host));
  const found = service?.router.find(request.method, request.path);
  const operation = found ? `${found.route.operation}` : `${service?.name ?? 'unknown'}.unknown`;
  const fault = cloud.faults.take({ ...request, operation });
  const changes: Change[] = [];
  const effect = !service || service.isSilent?.(request.host) ? DROPPED : fault?.effect;
  let reply: Reply | undefined;
  if (effect === undefined || happensAfter(effect)) {
    reply = await answer(cloud, service, found, { request, params: found?.params ?? {}, changes }, operation);
  } else if (effect.kind === 'reply') {
    reply = effect;
  } else if (effect.kind === 'expire-tokens') {
    cloud.expireTokens();
    reply = await answer(cloud, service, found, { request, params: found?.params ?? {}, changes }, operation);
  }
  cloud.store.save();
  log(cloud, request, operation, reply, changes, fault);
  deliver(response, request, reply, effect);
}

/** A connection that was open before the host fell silent or went away: the client asks anew, and the proxy answers. */
const DROPPED: Effect = { kind: 'reset', when: 'before' };

/** Whether the work is done although the client does not hear of it. */
function happensAfter(effect: Effect): boolean {
  return effect.kind === 'truncate' || (effect.kind === 'reset' && effect.when === 'after');
}

async function answer(
  cloud: Cloud,
  service: Service | undefined,
  found: { route: Route } | undefined,
  call: Call,
  operation: string,
): Promise<Reply> {
  try {
    cloud.advance();
    if (!service) return { status: 502 };
    service.admit?.(call, operation);
    return found ? await found.route.handle(call) : service.unknown(call.request);
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    cloud.failures.push(error);
    return { status: 500, body: { error: { code: 'InternalServerError', message: String(error) } } };
  }
}

function log(
  cloud: Cloud,
  request: RehearsalRequest,
  operation: string,
  reply: Reply | undefined,
  changes: readonly Change[],
  fault: RequestFault | undefined,
): void {
  const { host, method, path } = request;
  cloud.log.add({
    time: cloud.clock.now(),
    host,
    method,
    path,
    operation,
    status: reply?.status,
    changes,
    ...(fault ? { fault: fault.name } : {}),
  });
}

function deliver(
  response: ServerResponse,
  request: RehearsalRequest,
  reply: Reply | undefined,
  effect: Effect | undefined,
): void {
  if (effect?.kind === 'hang') return;
  if (!reply || effect?.kind === 'reset') {
    response.socket?.destroy();
    return;
  }
  const { bytes, type } = encodeBody(reply.body);
  const headers = { ...(type ? { 'content-type': type } : {}), ...reply.headers };
  if (reply.stream) {
    response.writeHead(reply.status, headers);
    const stop = reply.stream(
      (chunk) => response.write(chunk),
      () => response.end(),
    );
    response.on('close', stop);
    return;
  }
  response.writeHead(reply.status, { 'content-length': bytes.length, ...headers });
  if (effect?.kind === 'truncate') {
    response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
  } else {
    response.end(request.method === 'HEAD' ? undefined : bytes);
  }
}

async function read(message: IncomingMessage): Promise<RehearsalRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const host = (message.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s);
  return {
    method: message.method ?? 'GET',
    host,
    path: path.replace(/\/{2,}/g, '/'),
    query: new URLSearchParams(query),
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
    ),
    body: Buffer.concat(chunks),
  };
}
