import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of its own for each call, removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'create-aks-ha-test-')));
  // Also for the tests that run as somebody else.
  chmodSync(folder, 0o755);
  made.push(folder);
  return folder;
}

const made: string[] = [];

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Everything below a folder, with its content: two trees are the same where these are equal. */
export function treeOf(root: string, folder = ''): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) tree[path] = `-> ${readlinkSync(join(root, path))}`;
    else if (entry.isDirectory()) Object.assign(tree, { [`${path}/`]: '' }, treeOf(root, path));
    else tree[path] = readFileSync(join(root, path), 'base64');
  }
  return tree;
}

/** Waits for a condition, and says in vain for what. */
export async function until(what: string, holds: () => boolean, milliseconds = 15_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`Waited ${milliseconds} ms in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
