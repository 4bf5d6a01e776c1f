import fc from 'fast-check';
import { progressText } from '../../src/cli/progress-text';

const install = (seconds: number, lookedUp: number, fetched: number) =>
  ({ step: 'install', seconds, fetched: { lookedUp, fetched } }) as const;

describe('the line that moves', () => {
  it('says what goes on, for how long, and what npm has done', () => {
    expect(progressText(install(12, 36, 11), 80)).toBe('Installing with npm … 12 s, 36 packages looked up, 11 fetched');
    expect(progressText(install(3, 36, 0), 80)).toBe('Installing with npm … 3 s, 36 packages looked up');
    expect(progressText(install(0, 0, 0), 80)).toBe('Installing with npm … 0 s');
    expect(progressText({ step: 'render', seconds: 2 }, 80)).toBe('Rendering the manifests … 2 s');
    expect(progressText({ step: 'commit', seconds: 1 }, 80)).toBe('Committing … 1 s');
  });

  it('says less where the terminal is narrow, and the time to the last', () => {
    expect(progressText(install(12, 36, 11), 60)).toBe('Installing with npm … 12 s, 11 fetched');
    expect(progressText(install(12, 36, 11), 40)).toBe('Installing … 12 s, 11 fetched');
    expect(progressText({ step: 'render', seconds: 120 }, 30)).toBe('Rendering … 120 s');
    expect(progressText({ step: 'render', seconds: 120 }, 14)).toBe('120 s');
  });

  it('leaves room for the sign before it and for ^C behind it, at any width', () => {
    const step = fc.constantFrom('install', 'render', 'commit');
    const fetched = fc.record({ lookedUp: fc.nat(99_999), fetched: fc.nat(99_999) });
    const progress = fc.record({ step, seconds: fc.nat(99_999), fetched }) as fc.Arbitrary<ReturnType<typeof install>>;
    fc.assert(
      fc.property(progress, fc.integer({ min: 8, max: 300 }), (shown, columns) => {
        const ascii = progressText(shown, columns).replace('…', '...');
        expect(ascii.length).toBeLessThanOrEqual(columns - 4);
      }),
    );
  });
});
