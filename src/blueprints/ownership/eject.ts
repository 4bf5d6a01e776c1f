import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { closest } from 'fastest-levenshtein';
import type { NodeProject } from 'projen/lib/javascript/node-project';
import { AksHaError } from '../../errors/aks-ha-error';
import { ManagedFile, withoutNotice } from '../managed-file';
import { UsersFile } from './users-file';

/**
 * Makes managed files the user's: they stay as they are, and no synth touches them any more.
 *
 * @param paths as in the option `eject` of AksHaProject
 * @throws AksHaError E115 where a path is none of a managed file
 */
export function eject(project: NodeProject, paths: readonly string[]): void {
  const managed = project.files.filter((file) => file instanceof ManagedFile).map(({ path }) => path);
  for (const path of new Set(paths)) {
    if (!managed.includes(path)) throw notManaged(path, managed);
    project.tryRemoveFile(path);
    new EjectedFile(project, path);
  }
}

/** The user's, but for its first line, which says whose it was. */
class EjectedFile extends UsersFile {
  public override synthesize(): void {
    if (!existsSync(this.absolutePath)) return;
    const content = readFileSync(this.absolutePath, 'utf8');
    const own = withoutNotice(this.path, content);
    if (own !== content) writeFileSync(this.absolutePath, own);
  }
}

function notManaged(path: string, managed: readonly string[]): AksHaError {
  return new AksHaError({
    code: 'E115',
    source: 'user',
    message: `eject in .projenrc.ts names ${JSON.stringify(path)}, which is no managed file of create-aks-ha.`,
    hint: `Did you mean '${closest(path, managed)}'? Starter files are yours already, manifests follow charts/main.ts, and for package.json, tsconfig.json and the like see docs/upgrades.md.`,
  });
}
