import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './temporary-folder';

/** What the user has, some of it where the repository has something too. */
const FILES: Readonly<Record<string, string>> = {
  'README.md': '# mine\r\n',
  LICENSE: 'mine',
  '.gitignore': '*.bak\n',
  'src/anything': 'mine \0 too',
  'docs/notes': 'mine, beside docs/runbook.md',
  notes: '',
};

/** Makes a directory with files of a user in it. */
export function usersDirectory(): string {
  const root = join(temporaryFolder(), 'orders');
  for (const [path, content] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  mkdirSync(join(root, 'empty'));
  return root;
}

/** The very files, not only their content: one that was replaced by its equal is another one. */
export function usersFiles(root: string): Record<string, unknown> {
  return Object.fromEntries(
    [...Object.keys(FILES), 'empty', 'src', 'docs'].map((path) => {
      const { ino, mtimeMs, mode, size } = lstatSync(join(root, path));
      const content = path in FILES ? readFileSync(join(root, path), 'base64') : undefined;
      return [path, { ino, mode, content, ...(path in FILES ? { mtimeMs, size } : {}) }];
    }),
  );
}

/** Paths of the user's files, to look for in what a program does. */
export const USERS_PATHS = Object.keys(FILES);

/** Names of the working folders that runs left in a folder. */
export function leftIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.create-aks-ha-'));
}
