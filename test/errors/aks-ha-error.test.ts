import { ConfigurationError } from '../../src/configuration/problem';
import { AksHaError } from '../../src/errors/aks-ha-error';
import { CancelledError } from '../../src/errors/cancelled-error';

const PROPS = { code: 'E103', source: 'user', message: 'it is gone', hint: 'bring it back' } as const;

describe('AksHaError', () => {
  it('says what happened, whose it is to mend, and how', () => {
    const error = new AksHaError(PROPS);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ ...PROPS, name: 'AksHaError' });
  });

  it('keeps its cause, and has none where none is given', () => {
    const cause = new Error('ENOENT');
    expect(new AksHaError({ ...PROPS, cause }).cause).toBe(cause);
    expect('cause' in new AksHaError(PROPS)).toBe(false);
  });

  it('knows those of another copy of itself: command line and library are bundled apart', () => {
    expect(AksHaError.is(Object.assign(new Error('it is gone'), PROPS))).toBe(true);
    expect(AksHaError.is(new ConfigurationError([], 'test'))).toBe(true);
  });

  it.each([
    [new Error('ENOENT')],
    [Object.assign(new Error('no entry'), { code: 'ENOENT' })],
    [PROPS],
    [null],
    ['E103'],
  ])('knows no other: %p', (error) => expect(AksHaError.is(error)).toBe(false));

  it('is called by the name of its kind', () =>
    expect(new ConfigurationError([], 'test').name).toBe('ConfigurationError'));
});

it('a cancelled run is the user’s own doing', () => {
  expect(new CancelledError('Nothing was written.', 'Run it again.')).toMatchObject({
    code: 'E130',
    source: 'user',
    message: 'Nothing was written.',
    hint: 'Run it again.',
  });
});
