import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Stage } from './stage';
import type { Target } from './target';
import { describeWriteError } from './write-error';

/**
 * Puts a staged repository in its place: by one rename where the place is free. A folder that is there must stay the same
 * folder (a shell may stand in it, a disk may be mounted there), so into it goes file by file, undone as a whole where
 * one fails.
 *
 * @param kept files of the user's that stay as they are
 */
export function place(stage: Stage, target: Target, kept: readonly string[]): void {
  try {
    if (target.state === 'absent') {
      renameSync(stage.folder, target.root);
    } else {
      moveFiles(stage, target.root, kept);
      rmSync(stage.folder, { recursive: true, force: true });
    }
  } catch (error) {
    stage.remove();
    throw describeWriteError(error, target.root);
  }
}

function moveFiles(stage: Stage, root: string, kept: readonly string[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const path of stage.paths.filter((file) => !kept.includes(file))) {
      const to = join(root, path);
      const made = mkdirSync(dirname(to), { recursive: true });
      if (made) undo.push(() => rmSync(made, { recursive: true, force: true }));
      if (existsSync(to)) throw Object.assign(new Error(path), { code: 'EEXIST', syscall: 'rename' });
      renameSync(join(stage.folder, path), to);
      undo.push(() => rmSync(to, { force: true }));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}
