import type { Step } from '../../src/generation/events';
import { performSteps } from '../../src/generation/perform-steps';

/** What a test asks for, and what is done then. */
const STEPS: Readonly<Record<string, readonly Step[]>> = {
  commit: ['commit'],
  install: ['install', 'render'],
  again: ['install', 'render'],
};

/**
 * Runs steps in a process of its own, because what is started from a test of jest has the environment of jest:
 * `outside.ts commit|install|again <root>`. Events and the error come out as JSON, one a line.
 */
async function main([step = '', root = '']: readonly string[]): Promise<void> {
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  const tell = (event: unknown) => process.stdout.write(`${JSON.stringify(event)}\n`);
  try {
    await performSteps(STEPS[step] ?? [], {
      root,
      goesOn: step === 'again',
      kept: [],
      again: 'create-aks-ha orders',
      notify: tell,
      signal: cancel.signal,
    });
  } catch (error) {
    const { code, source, message, hint } = error as Record<string, string>;
    tell({ type: 'error', code, source, message, hint });
  }
}

void main(process.argv.slice(2));
