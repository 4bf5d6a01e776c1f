import { lstatSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AksHaError } from '../errors/aks-ha-error';

const FOLDER = 'manifests';

/** What {@link writeManifests} did; paths as in the map, sorted. */
export interface WrittenManifests {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes the folder `manifests/` of a repository hold exactly what was rendered: files that are the same stay untouched,
 * files that were not rendered are removed, such as those of a region that has another name now.
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
      writeFileSync(join(root, path), yaml);
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

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Removes what is not in the map, and folders that are empty then. A link is removed, never followed. */
function prune(root: string, folder: string, keep: ReadonlyMap<string, string>): string[] {
  const removed: string[] = [];
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      removed.push(...prune(root, path, keep));
      if (readdirSync(join(root, path)).length === 0) rmdirSync(join(root, path));
    } else if (!keep.has(path)) {
      rmSync(join(root, path));
      removed.push(path);
    }
  }
  return removed;
}
