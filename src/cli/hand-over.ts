import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_NAME, packageVersion } from '../blueprints/package-root';
import { AksHaError } from '../errors/aks-ha-error';
import { byHand } from '../generation/shell';

/** Set for a version that was handed over to: it never hands over itself. */
const HANDED_OVER = 'CREATE_AKS_HA_HANDED_OVER';

/**
 * Lets the version that a repository has installed do what was asked of this one: it knows what it once wrote there, and
 * `npx projen` runs it too.
 *
 * @param signal ends it
 * @returns what it ended with; `undefined` where this is that version, or none is installed
 * @throws AksHaError E214 where it can't be started
 */
export async function handOver(root: string, signal: AbortSignal): Promise<number | undefined> {
  const installed = join(root, 'node_modules', PACKAGE_NAME);
  if (process.env[HANDED_OVER] !== undefined || !existsSync(join(installed, 'package.json'))) return undefined;
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  if (version === packageVersion()) return undefined;
  const program = join(installed, 'dist/cli.js');
  if (!existsSync(program)) throw incomplete(root, version);
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, [HANDED_OVER]: '1' },
  });
  const end = () => void child.kill();
  signal.addEventListener('abort', end, { once: true });
  try {
    return await new Promise((done, fail) => {
      child.once('error', () => fail(incomplete(root, version)));
      child.once('close', (status) => done(status ?? 1));
    });
  } finally {
    signal.removeEventListener('abort', end);
  }
}

function incomplete(root: string, version: string): AksHaError {
  return new AksHaError({
    code: 'E214',
    source: 'user',
    message: `${root} has ${PACKAGE_NAME} ${version} installed, and that version can't be started. Nothing was written.`,
    hint: `Install it anew: ${byHand(root, 'npm ci')}`,
  });
}
