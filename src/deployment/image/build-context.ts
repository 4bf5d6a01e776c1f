import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AksHaError } from '../../errors/aks-ha-error';
import { dockerIgnore } from './docker-ignore';

/** A file that a build gets. */
export interface ContextFile {
  /** Below the folder of the service, with forward slashes. */
  readonly path: string;
  readonly content: Buffer;
}

/** All that an image is built from. */
export interface BuildContext {
  /** Sorted by path; the Dockerfile is among them. */
  readonly files: readonly ContextFile[];
  /** Follows from the files alone: the tag of the image, by which one that is built already is found. */
  readonly tag: string;
}

/**
 * Reads what the image of a service is built from; what its .dockerignore names is left out, but never the Dockerfile.
 *
 * @throws AksHaError E624 without a Dockerfile
 */
export function readBuildContext(folder: string): BuildContext {
  if (!existsSync(join(folder, 'Dockerfile'))) throw noDockerfile(folder);
  const ignoreFile = join(folder, '.dockerignore');
  const isIgnored = dockerIgnore(existsSync(ignoreFile) ? readFileSync(ignoreFile, 'utf8') : '');
  const files = pathsBelow(folder)
    .filter((path) => path === 'Dockerfile' || !isIgnored(path))
    .map((path) => ({ path, content: readFileSync(join(folder, path)) }));
  const hash = createHash('sha256');
  for (const { path, content } of files) hash.update(`${path}\0${content.length}\0`).update(content);
  return { files, tag: `source-${hash.digest('hex').slice(0, 16)}` };
}

function pathsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => !/(^|\/)(\.git|node_modules|\.venv)\//.test(path))
    .sort();
}

function noDockerfile(folder: string): AksHaError {
  return new AksHaError({
    code: 'E624',
    source: 'user',
    message: `There is no Dockerfile in ${folder}.`,
    hint: 'Write one, or give an image that is built already: --image <registry>/<repository>@sha256:<digest>',
  });
}
