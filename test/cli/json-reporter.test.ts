import { jsonReporter } from '../../src/cli/json-reporter';
import type { Reporter } from '../../src/cli/reporter';
import { sampleConfiguration } from '../generation/sample';
import { aksHaError, configurationError, fromAnotherBundle, missingAnswersError } from './errors';

function told(act: (reporter: Reporter) => void, flags = true): Record<string, unknown>[] {
  const chunks: string[] = [];
  act(jsonReporter((text) => chunks.push(text), flags));
  expect(chunks.every((chunk) => chunk.endsWith('\n') && chunk.indexOf('\n') === chunk.length - 1)).toBe(true);
  return chunks.map((chunk) => JSON.parse(chunk));
}

it('tells suggestions, warnings, files and events, one a line, the type first', () => {
  const events = told((reporter) => {
    reporter.suggested([{ name: 'name', flag: '--name', value: 'orders' }]);
    reporter.warning('Nobody is told.', 'Name somebody.');
    reporter.files(['a.txt'], ['README.md']);
    reporter.event({ type: 'step', step: 'install', status: 'started' });
    reporter.done({ configuration: sampleConfiguration(), directory: '/srv/o', command: 'again', installed: true });
  });
  expect(events).toEqual([
    { type: 'suggested', flag: '--name', value: 'orders' },
    { type: 'warning', text: 'Nobody is told.', advice: 'Name somebody.' },
    { type: 'file', path: 'a.txt' },
    { type: 'kept', path: 'README.md' },
    { type: 'step', step: 'install', status: 'started' },
    { type: 'done', directory: '/srv/o', command: 'again', installed: true },
  ]);
  expect(events.map((event) => Object.keys(event)[0])).toEqual(events.map(() => 'type'));
});

it('tells what an earlier run left to do, and nothing that only moves', () => {
  const events = told((reporter) => {
    reporter.event({ type: 'resumed', directory: '/srv/o', steps: ['commit'] });
    reporter.event({ type: 'progress', step: 'install', lookedUp: 1, fetched: 1 });
  });
  expect(events).toEqual([{ type: 'resumed', directory: '/srv/o', steps: ['commit'] }]);
});

describe('an error', () => {
  const errorOf = (error: unknown, debug = false) => told((reporter) => reporter.error(error, debug))[0];

  it('has its code, its hint and the exit code', () => {
    expect(errorOf(aksHaError())).toEqual({
      type: 'error',
      code: 'E205',
      message: 'It is full.',
      hint: 'Make room.',
      exitCode: 2,
    });
  });

  it('has every problem with its path and what would do', () => {
    expect(errorOf(configurationError())).toMatchObject({
      code: 'E101',
      problems: [
        { path: 'workload', fix: { kind: 'set', value: 'orders' } },
        { path: 'environments.prod.regions[0].location', fix: { kind: 'set', value: 'eastus2' } },
      ],
    });
  });

  it('has for every problem the flag that gave the answer and the value that would do', () => {
    const problems = (flags: boolean) => told((reporter) => reporter.error(configurationError(), false), flags)[0];
    expect(problems(true)).toMatchObject({
      problems: [
        { flag: '--name', value: 'orders' },
        { flag: '--regions', value: 'eastus2' },
      ],
    });
    expect(JSON.stringify(problems(false))).not.toContain('"flag"');
    expect(problems(false)).toMatchObject({ problems: [{ value: 'orders' }, { value: 'eastus2' }] });
  });

  it('has every missing answer with what is suggested', () => {
    expect(errorOf(missingAnswersError())).toMatchObject({
      code: 'E104',
      missing: [
        { flag: '--name', suggestion: 'orders' },
        { flag: '--alert-email', suggestion: 'a@contoso.com' },
      ],
    });
  });

  it.each([aksHaError(), configurationError(), missingAnswersError()])(
    'is the same from another bundle: %p',
    (error) => {
      expect(errorOf(fromAnotherBundle(error))).toEqual(errorOf(error));
    },
  );

  it('is told whatever was thrown', () => {
    expect(errorOf(new TypeError('oh'))).toEqual({ type: 'error', code: 'E900', message: 'oh', exitCode: 1 });
    expect(errorOf('text')).toEqual({ type: 'error', code: 'E900', message: 'text', exitCode: 1 });
  });

  it('has its stack with --debug', () => {
    expect(errorOf(new Error('oh'), true)).toHaveProperty('stack');
    expect(errorOf(new Error('oh'))).not.toHaveProperty('stack');
  });
});
