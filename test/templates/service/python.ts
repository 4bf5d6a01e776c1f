import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const serviceFolder = join(__dirname, '../../../templates/service');

/** Nothing may be written into templates/: what lies there is packed. */
export const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };

/** The python3 on PATH; a test that needs Flask fails, and says so, where that one does not have it. */
export function python(): string {
  const found = spawnSync('python3', ['-c', 'import flask, gunicorn, pytest'], { encoding: 'utf8', env: environment });
  if (found.status !== 0) {
    throw new Error(
      `The first python3 on PATH must have Flask, gunicorn and pytest (for Debian: python3-flask, gunicorn and ` +
        `python3-pytest in /usr/bin). It said: ${found.error?.message ?? found.stderr.trim()}`,
    );
  }
  return 'python3';
}
