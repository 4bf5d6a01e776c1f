import { loggedReporter } from '../../../src/cli/debug-log/logged-reporter';
import type { Reporter } from '../../../src/cli/reporter';
import { parseVariables, suggestVariables } from '../../../src/configuration';
import { aksHaError } from '../errors';

let notes: string[];
let calls: string[];
let logged: Reporter;

/** Tells which of its methods were called. */
const reporter = new Proxy({} as Reporter, {
  ownKeys: () => ['later'],
  get: (_, name) => () => void calls.push(String(name)),
});

beforeEach(() => {
  notes = [];
  calls = [];
  logged = loggedReporter(reporter, (kind, text) => notes.push(`${kind}: ${text}`));
});

it('what a reporter is told is noted and passed on', () => {
  logged.suggested([{ name: 'name', flag: '--name', value: 'orders' }]);
  logged.warning('nobody gets the alerts.', 'Name somebody.');
  logged.files(['README.md'], ['LICENSE']);
  logged.event({ type: 'step', step: 'install', status: 'started' });
  expect(notes).toEqual([
    'suggested: --name orders',
    'warning: nobody gets the alerts.\nName somebody.',
    'files: 1, 1 kept\nREADME.md',
    'step: {"step":"install","status":"started"}',
  ]);
  expect(calls).toEqual(['suggested', 'warning', 'files', 'event']);
});

it('the answers are noted as the file that they make', () => {
  const variables = suggestVariables({ workload: 'orders' });
  logged.decided?.(parseVariables(variables, 'test'), '/tmp/orders');
  expect(notes).toHaveLength(1);
  const [first, ...file] = notes[0]?.split('\n') ?? [];
  expect(first).toBe('answers: for /tmp/orders');
  expect(JSON.parse(file.join('\n'))).toEqual({ $schema: './variables.schema.json', ...variables });
});

it('an error is noted with where it comes from, and with all its causes', () => {
  const cause = new Error('ENOSPC', { cause: new Error('the disk') });
  logged.error(aksHaError({ cause }), false);
  expect(notes[0]).toMatch(/^error: E205 \(user\)\nAksHaError: It is full\.\n +at /);
  expect(notes[0]).toMatch(/\nCaused by: Error: ENOSPC\n +at [\s\S]*\nCaused by: Error: the disk\n/);
  expect(notes[0]).toContain('\nhint: Make room.');
  expect(calls).toEqual(['error']);
});
