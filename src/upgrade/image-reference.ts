/** An image that is pinned by its digest: `python:3.14.8-slim@sha256:…`. */
export interface ImageReference {
  /** The host of its registry; Docker Hub where none is written. */
  readonly registry: string;
  /** As the registry calls it: `library/python`. */
  readonly repository: string;
  readonly tag: string;
  /** As it is written: `python`. */
  readonly name: string;
}

export const DOCKER_HUB = 'registry-1.docker.io';

/** What stands before the tag and is no host: a host has a dot or a port, or is this machine. */
const HOST = /^(?:localhost|[^/]*[.:][^/]*)$/;

/** Every pinned image of a Dockerfile, with where it stands. */
export const PINNED =
  /(?<=^(?:ARG\s+\w+=|FROM\s+(?:--\S+\s+)?))(?<name>[\w./:-]+?):(?<tag>[\w.-]+)@(?<digest>sha256:[0-9a-f]{64})/gm;

export function imageReference(name: string, tag: string): ImageReference {
  const [first = '', ...rest] = name.split('/');
  if (rest.length > 0 && HOST.test(first)) {
    const registry = ['docker.io', 'index.docker.io'].includes(first) ? DOCKER_HUB : first;
    return { registry, repository: rest.join('/'), tag, name };
  }
  return { registry: DOCKER_HUB, repository: rest.length === 0 ? `library/${name}` : name, tag, name };
}

/**
 * Whether another tag is a later patch of the same: 3.14.9-slim is one of 3.14.8-slim, 3.15.0-slim and 3.14.9-alpine are
 * not. What is installed into the image is for one minor version.
 */
export function isLaterPatch(tag: string, than: string): boolean {
  const [, minor, patch, variant] = TAG.exec(tag) ?? [];
  const [, ofMinor, ofPatch, ofVariant] = TAG.exec(than) ?? [];
  if (minor === undefined || minor !== ofMinor || variant !== ofVariant) return false;
  return Number(patch) > Number(ofPatch);
}

const TAG = /^(\d+\.\d+)\.(\d+)((?:-[\w.]+)?)$/;
