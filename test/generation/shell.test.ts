import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { byHand, quote } from '../../src/generation/shell';

describe('a quoted word', () => {
  it('stands as it is where a shell sees nothing in it', () => {
    expect(quote('../my-shop_1/a.b=c,d@e:f%+')).toBe('../my-shop_1/a.b=c,d@e:f%+');
  });

  it.each(['', 'a b', "it's", '$HOME', '`id`', 'a;b', 'rg(1)', '*', '~', 'a\nb', '"', '\\', 'ü', '#'])(
    'is %j again once a shell has read it',
    (word) => {
      expect(readByShell(quote(word))).toBe(word);
    },
  );

  it('is any word again', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((word) => !word.includes('\0'));
    fc.assert(
      fc.property(words, (word) => {
        expect(readByShell(quote(word))).toBe(word);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a line to type by hand', () => {
  it('goes into the folder first, whatever its name', () => {
    expect(byHand("/srv/my shop's", 'npm install', 'npx projen')).toBe(
      "cd '/srv/my shop'\\''s' && npm install && npx projen",
    );
  });
});

function readByShell(text: string): string {
  return spawnSync('sh', ['-c', `printf %s ${text}`], { encoding: 'utf8' }).stdout;
}
