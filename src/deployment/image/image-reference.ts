/** An image that was pushed before, as somebody names it. */
export interface ImageReference {
  /** Host of its registry. @default that of the environment */
  readonly host?: string;
  /** Its name in the registry. @default that of the workload */
  readonly repository?: string;
  /** A digest, `sha256:` and 64 hexadecimal digits, or a tag. */
  readonly reference: string;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;
// As the distribution specification has them.
const TAG = /^\w[\w.-]{0,127}$/;
const REPOSITORY = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*$/;

/**
 * Reads `sha256:…`, a tag, `orders@sha256:…`, `orders:1.2`, or either with the host of the registry before it.
 *
 * @returns undefined for what names no image
 */
export function readImageReference(text: string): ImageReference | undefined {
  if (DIGEST.test(text)) return { reference: text };
  // One that is cut off is no tag of a repository of that name.
  if (text.startsWith('sha256:')) return undefined;
  const [, name = '', digest, tag] = /^(?:(.*?)(?:@(.*)|:([^/:]*)))$/s.exec(text) ?? [];
  const reference = digest ?? tag;
  if (reference === undefined) return TAG.test(text) ? { reference: text } : undefined;
  if (digest === undefined ? !TAG.test(reference) : !DIGEST.test(reference)) return undefined;
  const [, host, repository = ''] = /^(?:([^/]*[.:][^/]*)\/)?(.*)$/s.exec(name) ?? [];
  if (!REPOSITORY.test(repository)) return undefined;
  return { ...(host === undefined ? {} : { host: host.toLowerCase() }), repository, reference };
}

/** The other way round. */
export function formatImageReference({ host, repository, reference }: ImageReference): string {
  const name = [host, repository].filter((part) => part !== undefined).join('/');
  return name === '' ? reference : `${name}${DIGEST.test(reference) ? '@' : ':'}${reference}`;
}
