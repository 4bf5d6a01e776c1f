import { CommanderError } from 'commander';
import { UsageError } from '../../src/cli/usage-error';
import { parse } from './parsed';

async function usageError(...args: string[]): Promise<UsageError> {
  try {
    await parse(...args);
  } catch (error) {
    if (error instanceof CommanderError) return new UsageError(error);
    throw error;
  }
  throw new Error('The command line was taken.');
}

it.each([
  [['--region', 'x'], 'There is no flag --region. Did you mean --regions?'],
  [['--no-instal'], 'There is no flag --no-instal. Did you mean --no-install?'],
  [['--qqqqqqqq'], 'There is no flag --qqqqqqqq.'],
  [['--name'], 'A value is missing: --name <workload>'],
  [['a', 'b'], 'One directory can be named, and there are more.'],
  [['--name', 'a', '--name', 'b'], '--name is given twice, as "a" and as "b".'],
  [
    ['--config', 'a.json', '--name', 'b'],
    "Option '--config <file>' cannot be used with option '--name <workload>': all answers are those of the file.",
  ],
])('%j is told as: %s', async (args, message) => {
  const error = await usageError(...args);
  expect(error.message).toBe(message);
  expect(error).toMatchObject({ code: 'E100', source: 'user' });
  expect(error.hint).toContain('--help');
});
