import { applyChange } from '../../../src/generation/change/apply-change';
import { recoverChange } from '../../../src/generation/change/recover-change';
import { planOf } from './edited-repository';

/**
 * Applies or recovers in a process of its own, which can be killed: `outside.ts apply|recover <root>`. What is told comes
 * out as JSON, one object a line.
 */
async function main([step = '', root = '']: readonly string[]): Promise<void> {
  const cancel = new AbortController();
  process.on('SIGINT', () => cancel.abort());
  const tell = (told: unknown) => process.stdout.write(`${JSON.stringify(told)}\n`);
  try {
    if (step === 'apply') await applyChange(planOf(root), cancel.signal);
    else tell({ type: 'left', paths: recoverChange(root, tell) });
  } catch (error) {
    const { code, message, hint } = error as Record<string, string>;
    tell({ type: 'error', code, message, hint });
  }
}

void main(process.argv.slice(2));
