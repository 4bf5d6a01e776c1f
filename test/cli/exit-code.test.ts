import { ExitCode, exitCodeOf } from '../../src/cli/exit-code';
import { CancelledError } from '../../src/errors/cancelled-error';
import { CATALOGUE, type ErrorCode } from '../../src/errors/catalogue';
import { aksHaError, configurationError, fromAnotherBundle, missingAnswersError } from './errors';

const CASES = [
  ['wrong answers', configurationError(), 2],
  ['missing answers', missingAnswersError(), 2],
  ['a target that can not be written', aksHaError({ code: 'E205' }), 2],
  ['an install that failed, with the repository written', aksHaError({ code: 'E301' }), 1],
  ['a drain of the last region', aksHaError({ code: 'E650' }), 3],
  ['a region that is not deployed', aksHaError({ code: 'E657' }), 3],
  ['a region that goes on to get requests', aksHaError({ code: 'E653' }), 4],
  ['a drill over its budget', aksHaError({ code: 'E655' }), 1],
  ['a region of no such name', aksHaError({ code: 'E640' }), 2],
  ['an error of this program', aksHaError({ source: 'internal', code: 'E205' }), 1],
  ['a cancelled run', new CancelledError('Nothing was written.', ''), 130],
] as const;

it.each(CASES)('%s', (_, error, code) => {
  expect(exitCodeOf(error)).toBe(code);
  expect(exitCodeOf(fromAnotherBundle(error))).toBe(code);
});

it.each(Object.entries(CATALOGUE))('%s ends as its page says', (code, { exitCode }) => {
  const source = code.startsWith('E9') ? 'internal' : 'user';
  expect(exitCodeOf(aksHaError({ code: code as ErrorCode, source }))).toBe(exitCode);
});

it.each([[new TypeError('x is not a function')], ['text'], [undefined]])('anything else: %p', (error) => {
  expect(exitCodeOf(error)).toBe(ExitCode.failed);
});
