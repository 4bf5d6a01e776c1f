import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const REPOSITORY = join(__dirname, '../..');

/** One line of what outside.ts tells. */
export type Told = Readonly<Record<string, string>>;

export interface Outside {
  readonly process: ChildProcess;
  readonly told: Promise<Told[]>;
}

/** As outside.ts knows them. */
export type Steps = 'commit' | 'install' | 'again';

/** Starts steps with exactly this environment. */
export function startOutside(steps: Steps, root: string, env: Record<string, string>): Outside {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'outside.ts'), steps, root], {
    cwd: REPOSITORY,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  const told = new Promise<Told[]>((resolve) => {
    child.once('close', () =>
      resolve(
        output
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
      ),
    );
  });
  return { process: child, told };
}

export function runOutside(steps: Steps, root: string, env: Record<string, string>): Promise<Told[]> {
  return startOutside(steps, root, env).told;
}

/** Puts a shell script in the place of a program, in a folder for the PATH. */
export function fakeProgram(folder: string, name: string, script: string): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
  return bin;
}
