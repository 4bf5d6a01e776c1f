import type { ImageReference } from './image-reference';

/** Answers which digest an image has now. */
export type ImageRegistry = (image: ImageReference) => Promise<string>;

/** An index of several architectures first: one digest then serves them all. */
const ACCEPTED = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** Milliseconds; whoever waits for an upgrade need not wait for this. */
const PATIENCE = 10_000;

/**
 * Asks a registry by the OCI distribution specification, as anybody may who only pulls.
 *
 * @throws Error that says why it has no answer
 */
export function imageRegistry(signal: AbortSignal): ImageRegistry {
  return async ({ registry, repository, tag }) => {
    const url = `${schemeOf(registry)}://${registry}/v2/${repository}/manifests/${tag}`;
    const ask = (headers: Record<string, string> = {}) =>
      send(url, 'HEAD', { accept: ACCEPTED.join(', '), ...headers }, signal);
    const first = await ask();
    const answer = first.status === 401 ? await ask(await authorization(first, signal)) : first;
    const digest = answer.headers.get('docker-content-digest') ?? '';
    if (answer.ok && /^sha256:[0-9a-f]{64}$/.test(digest)) return digest;
    throw new Error(answer.ok ? 'it names no digest' : `it answers with ${answer.status}`);
  };
}

/** A token for whoever asks; the registry says where it is to be had. */
async function authorization(refused: Response, signal: AbortSignal): Promise<Record<string, string>> {
  const challenge = refused.headers.get('www-authenticate') ?? '';
  const given = Object.fromEntries([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
  if (!/^Bearer /i.test(challenge) || !given.realm) throw new Error('it wants a sign-in');
  const url = new URL(given.realm);
  for (const key of ['service', 'scope']) if (given[key]) url.searchParams.set(key, given[key]);
  const answer = await send(url.href, 'GET', {}, signal);
  if (!answer.ok) throw new Error(`its sign-in answers with ${answer.status}`);
  const { token, access_token } = (await answer.json()) as { token?: string; access_token?: string };
  return { authorization: `Bearer ${token ?? access_token}` };
}

async function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Response> {
  try {
    return await fetch(url, { method, headers, signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]) });
  } catch (error) {
    signal.throwIfAborted();
    const { cause, message, name } = error as Error & { cause?: { code?: string } };
    throw new Error(
      name === 'TimeoutError' ? `it does not answer within ${PATIENCE / 1000} s` : (cause?.code ?? message),
    );
  }
}

/** As Docker does it: this machine needs no certificate. */
function schemeOf(registry: string): string {
  return /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/.test(registry) ? 'http' : 'https';
}
