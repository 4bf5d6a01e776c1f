import type { Finding } from '../../../src/deployment/preflight/finding';
import { obstacleError, runChecks } from '../../../src/deployment/preflight/run-checks';
import { AksHaError } from '../../../src/errors/aks-ha-error';

const finding = (check: string, severity: Finding['severity'], isAboutRights = false): Finding => ({
  check,
  severity,
  what: `${check} is wrong`,
  fix: `mend ${check}`,
  isAboutRights,
});
const check = (...found: Finding[]) => ({ name: found[0]?.check ?? '', run: async () => found });
const signal = new AbortController().signal;

it('tells everything at once, obstacles first', async () => {
  const found = await runChecks([check(finding('a', 'warning')), check(finding('b', 'obstacle')), check()], signal);
  expect(found.map((each) => each.check)).toEqual(['b', 'a']);
});

it('a question that can not be asked is an obstacle with its own fix', async () => {
  const run = async () => {
    throw new AksHaError({ code: 'E603', source: 'azure', message: 'not allowed', hint: 'ask an owner' });
  };
  expect(await runChecks([{ name: 'quota', run }], signal)).toEqual([
    { check: 'quota', severity: 'obstacle', what: 'not allowed', fix: 'ask an owner', isAboutRights: true },
  ]);
});

it('the same is told once, by the check that knows more of it', async () => {
  const refused = { ...finding('validation', 'obstacle'), unless: 'quota' };
  const told = async (...checks: Finding[]) => (await runChecks([check(...checks)], signal)).map((each) => each.check);
  expect(await told(refused, finding('quota', 'obstacle'))).toEqual(['quota']);
  expect(await told(refused, finding('quota', 'warning'))).toEqual(['validation', 'quota']);
  expect(await told(refused, finding('names', 'obstacle'))).toEqual(['validation', 'names']);
});

it('an error of this program is no finding', async () => {
  const run = async () => {
    throw new TypeError('x');
  };
  await expect(runChecks([{ name: 'x', run }], signal)).rejects.toThrow(TypeError);
});

it('only obstacles end a run, and rights with a code of their own', () => {
  expect(obstacleError([finding('a', 'warning')])).toBeUndefined();
  expect(obstacleError([finding('a', 'obstacle', true)])).toMatchObject({ code: 'E604' });
  expect(obstacleError([finding('a', 'obstacle', true), finding('b', 'obstacle')])).toMatchObject({
    code: 'E610',
    message: 'Nothing was changed; found 2 obstacles:\n  a: a is wrong\n    → mend a\n  b: b is wrong\n    → mend b',
  });
});
