import fc from 'fast-check';
import { fitText } from '../../src/cli/fit-text';

describe('a text that is too long for the terminal', () => {
  it('is broken at blanks', () => {
    expect(fitText('nobody gets the alerts, they go to oncall@example.com.', 20)).toBe(
      'nobody gets the\nalerts, they go to\noncall@example.com.',
    );
  });

  it('keeps its indent', () => {
    expect(fitText('  Name somebody: --alert-email', 18)).toBe('  Name somebody:\n  --alert-email');
  });

  it('keeps paths and what is quoted in one piece', () => {
    const path = '/home/me/a/folder/of/mine';
    expect(fitText(`${path} can't be written to`, 20)).toBe(`${path}\ncan't be written to`);
    expect(fitText("Edit '/home/me/my own folder/orders' there", 20)).toBe(
      "Edit\n'/home/me/my own folder/orders'\nthere",
    );
  });

  it('keeps a command in one piece, on a line of its own', () => {
    const command = 'cd /tmp/orders && npm install && npx projen && git init -b main';
    expect(fitText(`To go on: ${command}`, 40)).toBe(`To go on:\n${command}`);
    expect(fitText(`Add --yes; with the suggestions:\n  create-aks-ha orders --name orders`, 20)).toBe(
      `Add --yes; with the\nsuggestions:\n  create-aks-ha orders --name orders`,
    );
  });

  it('that is a table is told row by row, the short rows too', () => {
    expect(fitText('Flags:\n  --name <x>     its name\n  --regions <y>  where it is to be', 24)).toBe(
      'Flags:\n  --name <x>\n      its name\n  --regions <y>\n      where it is to be',
    );
  });
});

it('without a terminal nothing is broken', () => {
  const text = 'a '.repeat(500);
  expect(fitText(text, undefined)).toBe(text);
});

const text = fc.array(
  fc.oneof(fc.lorem(), fc.constantFrom('\n', '\n\n', '  ', '"a b"', ': npm run x y z', '   ', '/a/b/c')),
  {
    maxLength: 12,
  },
);

it('no word is lost, broken or moved, at any width', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 200 }), (parts, columns) => {
      const whole = parts.join(' ');
      const words = (some: string) => some.split(/\s+/).filter(Boolean);
      expect(words(fitText(whole, columns))).toEqual(words(whole));
    }),
  );
});

it('no line is too long but for what must stay whole', () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 12, max: 200 }), (words, columns) => {
      for (const line of fitText(words, columns).split('\n')) {
        expect(line.length <= columns || !line.includes(' ')).toBe(true);
      }
    }),
  );
});

it('what fits stays as it is', () => {
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join(' ');
      const width = Math.max(...whole.split('\n').map((line) => line.length));
      expect(fitText(whole, width)).toBe(whole);
    }),
  );
});
