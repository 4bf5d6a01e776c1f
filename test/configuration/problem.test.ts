import { ConfigurationError, formatFix, formatPath, type Problem } from '../../src/configuration/problem';

const PROBLEM: Problem = { path: ['workload'], rule: 'a text', cause: 'it is missing', fix: { kind: 'remove' } };

describe('formatPath', () => {
  it.each([
    [[], ''],
    [['workload'], 'workload'],
    [['environments', 'prod', 'regions', 0, 'location'], 'environments.prod.regions[0].location'],
    [['environments', 'eu-1', '$schema'], 'environments["eu-1"].$schema'],
    [['', 'a"b'], '[""]["a\\"b"]'],
    [['\0'], '["\\u0000"]'],
    [[0], '[0]'],
  ])('writes %j as %s', (path, text) => expect(formatPath(path)).toBe(text));

  it('cuts a key that nobody would read', () => {
    expect(formatPath([`-${'x'.repeat(1000)}`]).length).toBeLessThan(70);
  });
});

describe('formatFix', () => {
  it.each([
    [{ kind: 'set', value: 'eastus2' } as const, 'use "eastus2"'],
    [{ kind: 'set', value: ['1', '2', '3'] } as const, 'use ["1","2","3"]'],
    [{ kind: 'rename', to: 'prod' } as const, 'call it "prod"'],
    [{ kind: 'remove' } as const, 'take it out'],
  ])('says %j as: %s', (fix, text) => expect(formatFix(fix)).toBe(text));
});

describe('ConfigurationError', () => {
  it('counts the problems and is the user’s to mend', () => {
    const error = new ConfigurationError([PROBLEM, PROBLEM], 'variables.json');
    expect(error).toMatchObject({ code: 'E101', source: 'user', message: 'variables.json: 2 problems' });
    expect(error.problems).toEqual([PROBLEM, PROBLEM]);
    expect(new ConfigurationError([PROBLEM], 'the flags').message).toBe('the flags: one problem');
  });
});
