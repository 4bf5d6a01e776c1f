import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Resources } from '../../verification/infrastructure/resources';

/** Below node_modules, where nothing is committed and an installation from scratch takes it away. */
const FOLDER = 'node_modules/.cache/create-aks-ha';

export interface PredictionInput {
  /** The Bicep CLI. */
  readonly bicep: string;
  /** Root of the repository. */
  readonly root: string;
  readonly environment: string;
  readonly location: string;
}

/** What the compiler once foretold, for as long as everything that it read is the same. */
export interface KeptPrediction {
  /** @returns undefined where there is none of the same input, or it can't be read */
  read(): Resources | undefined;
  /** Takes the place of the environment's former one. Nothing is kept where nothing is installed, or written. */
  keep(resources: Resources): void;
}

export function keptPrediction(input: PredictionInput): KeptPrediction {
  const { root, environment } = input;
  const path = join(root, FOLDER, `bicep-${environment}.json`);
  const key = keyOf(input);
  return {
    read: () => {
      try {
        const kept = JSON.parse(readFileSync(path, 'utf8'));
        return kept.key === key ? kept.resources : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (resources) => {
      if (!existsSync(join(root, 'node_modules'))) return;
      try {
        mkdirSync(dirname(path), { recursive: true });
        // Two runs at once each leave a whole file.
        const own = `${path}.${process.pid}`;
        writeFileSync(own, JSON.stringify({ key, resources }));
        renameSync(own, path);
      } catch {
        // The next run asks the compiler again, and that is all that is lost.
      }
    },
  };
}

/** The compiler, what it is asked, and every file that it could read. */
function keyOf({ bicep, root, environment, location }: PredictionInput): string {
  const { size, mtimeMs } = statSync(bicep);
  const hash = createHash('sha256').update(JSON.stringify([bicep, size, mtimeMs, environment, location]));
  const devops = join(root, 'devops');
  const files = readdirSync(devops, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(JSON.stringify([file.slice(devops.length), content.length])).update(content);
  }
  return hash.digest('hex');
}
