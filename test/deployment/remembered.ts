import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { type Compile, compileWith } from '../../src/deployment/bicep/compile-and-predict';
import { bicepPath } from '../toolchain/bicep';

// The compiler takes seconds each time, and most tests give it the same files: what it says is kept, by all that it
// depends on. Its own tests ask it anew.

const FOLDER = join(tmpdir(), `create-aks-ha-tests-${userInfo().username}`);

/** That of whoever runs a program. */
export const CACHE = join(FOLDER, 'cache');

/** Where targets keep the expansions of templates. */
export const EXPANSIONS = join(CACHE, 'create-aks-ha/expansions');

/** @param folder whose files the answer depends on, beside the question */
export function remembered<T>(question: string, folder: string, answer: () => T): T {
  const file = fileOf(question, folder);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  return keep(file, answer());
}

/** The real compiler, asked once for the same files. */
export const compile: Compile = async (request) => {
  const file = fileOf(`${request.environment} ${request.location}`, join(request.root, 'devops'));
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  return keep(file, await compileWith(bicepPath())(request));
};

function fileOf(question: string, folder: string): string {
  const hash = createHash('sha256').update(`${question} ${bicepPath()} ${statSync(bicepPath()).mtimeMs}`);
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
  for (const path of paths) hash.update(path.slice(folder.length)).update(readFileSync(path));
  return join(FOLDER, `${hash.digest('hex')}.json`);
}

function keep<T>(file: string, value: T): T {
  mkdirSync(FOLDER, { recursive: true });
  // Renamed: another worker may read it at this moment.
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(value));
  renameSync(`${file}.${process.pid}`, file);
  return value;
}
