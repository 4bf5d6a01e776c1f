import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AksHaError } from '../errors/aks-ha-error';

const FOLDER = 'manifests';
/** How every rendered file begins, in this version and the next ones. */
const RENDERED_MARK = '# Managed: rendered from ';

/** What {@link writeManifests} did; paths as in the map, sorted. */
export interface WrittenManifests {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Brings the folder `manifests/` of a repository up to what was rendered: files that are the same stay untouched, files of
 * an earlier rendering are removed, such as those of a region that has another name now. What else lies there stays.
 * Throws an {@link AksHaError} where the folder can't be written to.
 * @param root the repository's folder
 * @param manifests from `renderManifests`
 */
export function writeManifests(root: string, manifests: ReadonlyMap<string, string>): WrittenManifests {
  try {
    mkdirSync(join(root, FOLDER), { recursive: true });
    // What a link points to is not ours to remove.
    if (lstatSync(join(root, FOLDER)).isSymbolicLink()) throw new Error(`${FOLDER}/ is a link`);
    // First, so that a file is never in the way of a folder with its name.
    const removed = prune(root, FOLDER, manifests);
    const written = [...manifests].filter(([path, yaml]) => read(join(root, path)) !== yaml);
    for (const [path, yaml] of written) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      replace(join(root, path), yaml);
    }
    return { written: written.map(([path]) => path).sort(), removed: removed.sort() };
  } catch (cause) {
    throw new AksHaError({
      code: 'E404',
      source: 'user',
      message: `The rendered manifests can't be written: ${(cause as Error).message}.`,
      hint: `Make ${FOLDER}/ a folder that you may write to, then run \`npx projen\`.`,
      cause,
    });
  }
}

/** At once: whoever reads meanwhile, or after a crash, finds the old file or the new one. */
function replace(path: string, content: string): void {
  const temporary = `${path}.new`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes what was rendered once and is not in the map, and folders that are empty then; a file of the user's stays. */
function prune(root: string, folder: string, keep: ReadonlyMap<string, string>): string[] {
  const removed: string[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      removed.push(...prune(root, path, keep));
      if (readdirSync(join(root, path)).length === 0) rmdirSync(join(root, path));
    } else if (!keep.has(path) && isRendered(join(root, path))) {
      rmSync(join(root, path));
      removed.push(path);
    }
  }
  return removed;
}

/** A link is the user's whatever it points to. */
function isRendered(path: string): boolean {
  return !lstatSync(path).isSymbolicLink() && readFileSync(path, 'utf8').startsWith(RENDERED_MARK);
}
