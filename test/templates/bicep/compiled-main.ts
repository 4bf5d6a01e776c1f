import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bicepPath, runBicep } from '../../toolchain/bicep';

export const templates = join(__dirname, '..', '..', '..', 'templates', 'bicep');

const cache = join(__dirname, '..', '..', '..', 'node_modules', '.cache', 'bicep-templates');

/**
 * Path of main.bicep as ARM gets it. Compiling takes seconds, and many test files need it: it is kept under a hash of all
 * that it is made of, the compiler included, so that one of them compiles.
 */
export function compiledMain(): string {
  const path = join(cache, `${hash()}.json`);
  if (!existsSync(path)) compile(path);
  return path;
}

function hash(): string {
  const sum = createHash('sha256').update(bicepPath());
  for (const file of readdirSync(templates, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.\w+$/.test(file)) sum.update(`\0${file}\0`).update(readFileSync(join(templates, file)));
  return sum.digest('hex').slice(0, 20);
}

function compile(path: string): void {
  const root = mkdtempSync(join(tmpdir(), 'bicep-'));
  try {
    cpSync(templates, root, { recursive: true });
    mkdirSync(cache, { recursive: true });
    const whole = join(cache, `${process.pid}.json`);
    const build = runBicep(['build', join(root, 'main.bicep'), '--outfile', whole]);
    if (build.status !== 0) throw new Error(build.stderr);
    // Whoever looks for it meanwhile sees all of it or nothing.
    renameSync(whole, path);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
