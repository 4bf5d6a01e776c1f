import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AksHaError } from '../errors/aks-ha-error';
import { CancelledError } from '../errors/cancelled-error';
import { runCommand } from '../generation/run-command';

export interface NpmProps {
  /** Where npm works. */
  readonly cwd: string;
  /** Version of Node that npm is to choose for, e.g. `20.20.0`. @default the one that runs */
  readonly node?: string;
  readonly signal?: AbortSignal | undefined;
}

/** What npm is never to do here, whatever the user's settings: ask, count vulnerabilities, beg. */
const QUIET = ['--yes', '--no-audit', '--no-fund', '--no-update-notifier'];
/** A registry that is not there is to be told, not waited for: npm's own settings mean a minute for each package. */
const PATIENCE = ['--fetch-retries=2', '--fetch-retry-mintimeout=500', '--fetch-retry-factor=2'];

/**
 * Runs npm to its end.
 *
 * @returns all that it said
 * @throws AksHaError E222 with the output of what failed
 * @throws CancelledError
 */
export async function npm(args: readonly string[], props: NpmProps): Promise<string> {
  const { status, output } = await run(args, props);
  if (status === 0) return output;
  throw new AksHaError({
    code: 'E222',
    source: 'user',
    message: `npm ${args[0]} ${status === undefined ? 'could not be started' : `ended with ${status}`} on a copy of the repository. Nothing was written.\n\n${output.replaceAll(props.cwd, '.').trim()}\n`,
    hint: 'Mend what it tells, then run npx projen upgrade again.',
  });
}

/** The same with an answer in JSON; a question that fails is answered too, with `error`. */
export async function askNpm(args: readonly string[], props: NpmProps): Promise<unknown> {
  // With no network npm would answer from what it has kept of an earlier answer.
  const cache = mkdtempSync(join(tmpdir(), 'create-aks-ha-npm-'));
  try {
    const { output } = await run([...args, '--json', '--silent', '--cache', cache], props);
    return parse(output);
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

function parse(output: string): unknown {
  try {
    return JSON.parse(output.trim() || '[]');
  } catch {
    return { error: { summary: output.trim() } };
  }
}

async function run(args: readonly string[], { cwd, node, signal }: NpmProps) {
  const env = environment(node);
  const result = await runCommand('npm', [...args, ...QUIET, ...PATIENCE], { cwd, env, signal, withChildren: true });
  if (signal?.aborted) throw new CancelledError('Nothing was written.', 'Run npx projen upgrade again.');
  return result;
}

function environment(node: string | undefined): NodeJS.ProcessEnv {
  // The folder of the npm that has started this, which is not the one to work in.
  const { npm_config_local_prefix: _, NODE_OPTIONS: options = '', ...env } = process.env;
  if (node === undefined) return { ...env, NODE_OPTIONS: options };
  return { ...env, NODE_OPTIONS: `${options} --import=${pretending(node)}`.trim() };
}

/**
 * npm chooses versions for the Node that runs it, and has no setting for another one: what is chosen on a new machine must
 * run on the oldest Node that the repository allows.
 */
function pretending(node: string): string {
  const code = `Object.defineProperty(process,'version',{value:'v${node}'})`;
  return `data:text/javascript,${encodeURIComponent(code)}`;
}
