import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FileChange } from '../../../src/generation/change/file-change';
import type { ChangePlan } from '../../../src/generation/change/plan-change';

export const ANSWERS = 'devops/config/variables.json';

/** What a small repository holds. */
export const BEFORE: Readonly<Record<string, string>> = {
  '.projen/seeded.json': '[]',
  [ANSWERS]: '{ "old": true }\n',
  'a.txt': 'a\n',
  'folder/only.txt': 'to be removed, and its folder\n',
  'folder/deeper/also.txt': 'to be removed too\n',
  'README.md': 'the user’s\n',
};

/** What a change makes of it; variables.json stands in the middle, as in the order of paths. */
const AFTER: Readonly<Record<string, string | undefined>> = {
  'a.txt': 'changed\n',
  [ANSWERS]: '{ "new": true }\n',
  'folder/deeper/also.txt': undefined,
  'folder/only.txt': undefined,
  'new/deep/file.txt': 'added\n',
  'z.sh': 'added, and may be run\n',
};

/** Makes the repository in a folder. @returns its root, and the plan to change it */
export function editedRepository(folder: string): ChangePlan {
  const root = join(folder, 'orders');
  for (const [path, content] of Object.entries(BEFORE)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content, { mode: path === 'a.txt' ? 0o444 : 0o644 });
  }
  return planOf(root);
}

/** The plan for one that is there. */
export function planOf(root: string): ChangePlan {
  const changes = Object.entries(AFTER).map(([path, content]): FileChange => {
    const before = BEFORE[path];
    return {
      path,
      mode: { 'a.txt': 0o444, 'z.sh': 0o755 }[path] ?? 0o644,
      ...(before === undefined ? {} : { before: Buffer.from(before) }),
      ...(content === undefined ? {} : { after: Buffer.from(content) }),
    };
  });
  return { root, changes, unasked: [] };
}
