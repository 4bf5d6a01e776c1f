import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCodeOf } from '../../src/cli/exit-code';
import { UNEXPECTED } from '../../src/cli/format-error';
import { AksHaError } from '../../src/errors/aks-ha-error';
import { CATALOGUE, type ErrorCode } from '../../src/errors/catalogue';
import type { CatalogueEntry } from '../../src/errors/catalogue-entry';
import { cataloguePage } from '../../src/errors/catalogue-page';

const ENTRIES = Object.entries(CATALOGUE) as [ErrorCode, CatalogueEntry][];

/** The codes that stand in the sources, but for the catalogue and what compares with them. */
function thrownCodes(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.m?ts$/.test(file));
  const others = files.filter((file) => !/^errors\/catalogue|^cli\/(error-kinds|exit-code)/.test(file));
  const codes = others.flatMap((file) => readFileSync(join('src', file), 'utf8').match(/(?<=')E\d{3}(?=')/g) ?? []);
  return [...new Set(codes)].sort();
}

describe('the catalogue', () => {
  it('holds what is thrown, and nothing else', () => {
    expect(ENTRIES.map(([code]) => code).sort()).toEqual(thrownCodes());
  });

  it.each(ENTRIES)('%s says in whole sentences what happened and what to do', (_, { title, happened, remedy }) => {
    expect(title).toMatch(/^[`A-Z].*[^.]$/);
    expect(happened).toMatch(/^[`A-Z].*\.$/);
    expect(remedy).toMatch(/^[`A-Z].*[.`]$/);
  });

  it.each(ENTRIES)('%s ends with the exit code that stands there', (code, { exitCode }) => {
    const source = code === UNEXPECTED ? 'internal' : 'user';
    expect(exitCodeOf(new AksHaError({ code, source, message: 'x', hint: 'y' }))).toBe(exitCode);
  });

  it('has no two errors of one title', () => {
    expect(new Set(ENTRIES.map(([, { title }]) => title)).size).toBe(ENTRIES.length);
  });
});

describe('docs/errors.md', () => {
  const page = readFileSync('docs/errors.md', 'utf8');

  it('is made from the catalogue', () => {
    expect(page).toBe(cataloguePage(CATALOGUE).join('\n'));
  });

  it('explains each code in a section that a link leads to', () => {
    for (const [code] of ENTRIES) {
      expect(page).toContain(`| [${code}](#${code.toLowerCase()}) |`);
      expect(page).toContain(`\n## ${code}\n`);
    }
  });
});

it('no bundle of the command line carries the catalogue', () => {
  for (const file of readdirSync('dist').filter((name) => name.endsWith('.js'))) {
    expect(readFileSync(join('dist', file), 'utf8')).not.toContain(CATALOGUE.E206.title);
  }
});
