import { spawn } from 'node:child_process';
import { AksHaError } from '../../errors/aks-ha-error';
import { jsonOf } from '../http/json';
import type { Render } from './render';

/**
 * Renders with the repository's own charts and its own tsx, in a process of its own.
 *
 * @param root of the repository
 * @param script `render-deployed`, compiled
 */
export function renderInRepository(root: string, script: string, signal: AbortSignal): Render {
  return async (request) => {
    const { status, stdout, stderr } = await run(root, script, JSON.stringify(request), signal);
    if (signal.aborted) throw signal.reason;
    const pairs = jsonOf(stdout) as [path: string, yaml: string][] | undefined;
    if (status === 0 && pairs) return new Map(pairs);
    throw new AksHaError({
      code: 'E633',
      source: 'user',
      message: `The manifests can't be rendered:\n${stderr
        .trim()
        .split('\n')
        .slice(0, 12)
        .map((line) => `  ${line}`)
        .join('\n')}`,
      hint: 'Mend charts/main.ts. Where a package is missing: npm install',
    });
  };
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(root: string, script: string, input: string, signal: AbortSignal): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', script], { cwd: root, stdio: 'pipe', signal });
    const said = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said.stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said.stderr += chunk));
    child.on('error', (error) => resolve({ status: null, stdout: '', stderr: error.message }));
    child.on('close', (status) => resolve({ status, ...said }));
    // Who ends before it has read all is told by its status.
    child.stdin.on('error', () => undefined).end(input);
  });
}
