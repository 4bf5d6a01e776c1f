import { deployExitCodeOf } from '../../../src/cli/deploy/exit-codes';
import { AksHaError } from '../../../src/errors/aks-ha-error';
import type { ErrorCode } from '../../../src/errors/catalogue';
import { DEPLOYMENT_ERRORS } from '../../../src/errors/catalogue/deployment';

const codeOf = (code: string) =>
  deployExitCodeOf(new AksHaError({ code: code as ErrorCode, source: 'user', message: '', hint: '' }));

it.each([
  ['E610', 3],
  ['E620', 4],
  ['E622', 4],
  ['E600', 5],
  ['E604', 5],
  ['E612', 2],
  ['E505', undefined],
])('%s ends with %s', (code, exitCode) => expect(codeOf(code)).toBe(exitCode));

it('every error of a deployment has one', () => {
  for (const code of Object.keys(DEPLOYMENT_ERRORS)) expect(codeOf(code)).toBeGreaterThanOrEqual(2);
});

it('an error of this program has none of its own', () => expect(deployExitCodeOf(new TypeError('x'))).toBeUndefined());
