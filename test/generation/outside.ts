import { commit } from '../../src/generation/commit';
import { install } from '../../src/generation/install';

/**
 * Runs one step in a process of its own, because what is started from a test of jest has the environment of jest:
 * `outside.ts commit|install <root>`. Events and the error come out as JSON, one a line.
 */
async function main([step = '', root = '']: readonly string[]): Promise<void> {
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const tell = (event: unknown) => process.stdout.write(`${JSON.stringify(event)}\n`);
  try {
    if (step === 'commit') await commit(root, tell, cancel.signal);
    else await install(root, tell, ['git init'], cancel.signal);
  } catch (error) {
    const { code, source, message, hint } = error as Record<string, string>;
    tell({ type: 'error', code, source, message, hint });
  }
}

void main(process.argv.slice(2));
