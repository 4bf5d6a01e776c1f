import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

export interface FilesQuestion {
  /** The Bicep CLI. */
  readonly bicep: string;
  /** Root of the repository. */
  readonly root: string;
  readonly environment: string;
  /** Azure location that the deployment is recorded in. */
  readonly location: string;
}

/**
 * Names what the compiler is asked about devops/: the compiler itself, the question, and every file that it could read.
 *
 * @returns undefined where the answer depends on more, such as a variable of the environment or a file elsewhere, and
 *   where it may hold a secret: that is kept nowhere
 */
export function questionKey({ bicep, root, environment, location }: FilesQuestion): string | undefined {
  const { size, mtimeMs } = statSync(bicep);
  const hash = createHash('sha256').update(JSON.stringify([bicep, size, mtimeMs, environment, location]));
  const devops = join(root, 'devops');
  const files = readdirSync(devops, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const content = readFileSync(file);
    if (/\.bicep(param)?$/.test(file) && mayNotBeKept(content.toString('utf8'), file, devops)) return undefined;
    hash.update(JSON.stringify([file.slice(devops.length), content.length])).update(content);
  }
  return hash.digest('hex');
}

/** Bicep reads variables with these; files, modules and parameter files by paths from where they are named. */
function mayNotBeKept(source: string, file: string, devops: string): boolean {
  if (/@(sys\.)?secure\s*\(/.test(source)) return true;
  if (/\b(readEnvironmentVariable|readCliArg|externalInput)\s*\(/.test(source)) return true;
  const paths = [...source.matchAll(/'([^'\n]*\.\.\/[^'\n]*)'/g)].map(([, path = '']) => path);
  return paths.some((path) => !resolve(dirname(file), path).startsWith(devops + sep));
}
