import fc from 'fast-check';
import { fitName, shortHash } from '../../src/configuration/short-hash';

describe('shortHash', () => {
  it('is four hexadecimal digits', () => expect(shortHash(['orders'])).toMatch(/^[0-9a-f]{4}$/));

  // Names of live resources hang on it: it may never change.
  it('is the same for ever', () => expect(shortHash(['orders', 'prod'])).toBe('0625'));

  it('depends on every part, and on where one ends and the next begins', () => {
    const hashes = [['a', 'b'], ['b', 'a'], ['ab'], ['a', 'b', ''], ['a', 'c']].map(shortHash);
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('fitName', () => {
  it('leaves a name that fits as it is', () => expect(fitName('a'.repeat(50), 50)).toBe('a'.repeat(50)));

  it('cuts a longer one and says by a hash what was cut', () => {
    expect(fitName('a'.repeat(51), 50)).toMatch(/^a{45}-[0-9a-f]{4}$/);
  });

  it('never makes one name of two', () => {
    expect(fitName(`${'a'.repeat(60)}b`, 50)).not.toBe(fitName(`${'a'.repeat(60)}c`, 50));
  });

  it('leaves no two hyphens beside each other at the cut', () => {
    expect(fitName(`${'a'.repeat(44)}-bbbbbbbbbb`, 50)).toMatch(/^a{44}-[0-9a-f]{4}$/);
  });

  it('never gives more than is allowed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 6, max: 90 }), (name, max) => {
        expect(fitName(name, max).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});
