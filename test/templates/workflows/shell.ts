import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface Ran {
  readonly status: number | null;
  readonly output: string;
  /** The commands that were called, in order. */
  readonly calls: string[];
}

/** A folder in which the script of a workflow step runs, with commands of the test instead of real ones. */
export class Shell {
  public readonly folder = mkdtempSync(join(tmpdir(), 'aks-ha-workflow-'));

  public write(file: string, text: string): void {
    const path = join(this.folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  public read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** A command by the lines of bash that answer for it; "$*" holds the arguments. */
  public command(name: string, body: string): void {
    const path = join(this.folder, 'bin', name);
    this.write(join('bin', name), `#!/bin/bash\necho "${name} $*" >> "$RUNNER_TEMP/calls"\n${body}\n`);
    chmodSync(path, 0o755);
  }

  /** Runs it as GitHub does with `shell: bash`. */
  public run(script: string, variables: Record<string, string> = {}): Ran {
    this.write('step.sh', script);
    return this.runFile('step.sh', variables);
  }

  /** Runs a script of an action, where it is: it reads the files beside it. */
  public runFile(file: string, variables: Record<string, string> = {}): Ran {
    const run = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', file], {
      cwd: this.folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        PATH: `${join(this.folder, 'bin')}:${process.env.PATH}`,
        RUNNER_TEMP: this.folder,
        GITHUB_OUTPUT: join(this.folder, 'output'),
        GITHUB_STEP_SUMMARY: join(this.folder, 'summary'),
        GITHUB_REPOSITORY: 'acme/orders',
        GITHUB_RUN_ID: '77',
        GITHUB_RUN_NUMBER: '12',
        GITHUB_SERVER_URL: 'https://github.com',
        ...variables,
      },
    });
    const calls = existsSync(join(this.folder, 'calls')) ? this.read('calls').trim().split('\n') : [];
    return { status: run.status, output: run.stdout + run.stderr, calls };
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
