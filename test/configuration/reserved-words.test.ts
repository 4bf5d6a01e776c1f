import fc from 'fast-check';
import { isReserved, RESERVED_PATTERN } from '../../src/configuration/reserved-words';

describe('words that Azure reserves', () => {
  it.each(['azure', 'AZURE', 'Office365', 'app_data', 'web.config'])('%s is refused as a whole', (name) => {
    expect(isReserved(name)).toBe(true);
  });

  it.each(['azures', 'my-azure', 'xboxes', 'webxconfig'])('%s is not one of them', (name) => {
    expect(isReserved(name)).toBe(false);
  });

  it.each(['microsoft', 'mymicrosoft', 'microsoft-1', 'WindowsApp', 'orders-wINDOWs-1'])('%s holds one', (name) => {
    expect(isReserved(name)).toBe(true);
  });

  it('login may not stand at the start, and may elsewhere', () => {
    expect(isReserved('login')).toBe(true);
    expect(isReserved('LoginPage')).toBe(true);
    expect(isReserved('my-login')).toBe(false);
  });
});

it('the pattern of the JSON schema finds the same words', () => {
  const pattern = new RegExp(RESERVED_PATTERN, 'u');
  const word = fc.mixedCase(
    fc.constantFrom('azure', 'xbox', 'web.config', 'app_code', 'microsoft', 'windows', 'login'),
  );
  const name = fc
    .tuple(fc.constantFrom('', 'a', '-', '\n'), word, fc.constantFrom('', 'z', '-1', '\n'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(name, fc.string()), (text) => expect(pattern.test(text)).toBe(isReserved(text))),
    {
      numRuns: 500,
    },
  );
});
