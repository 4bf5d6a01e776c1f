import { markdownReport } from '../../../src/cli/upgrade/markdown-report';
import { textReport } from '../../../src/cli/upgrade/text-report';
import type { Upgraded } from '../../../src/upgrade/upgraded';

const UPGRADED: Upgraded = {
  packages: [
    { name: 'create-aks-ha', from: '1.0.0', to: '2.0.0' },
    { name: 'zod', from: undefined, to: '4.1.0' },
  ],
  changelog: [{ version: '2.0.0', text: '- Better.\n\n# Of note\n\n- Faster.' }],
  changes: [
    { path: 'a', mode: 0o644, before: Buffer.from('1'), after: Buffer.from('2') },
    { path: 'b', mode: 0o644, after: Buffer.from('2') },
    { path: 'c', mode: 0o644, before: Buffer.from('1') },
    { path: 'd', mode: 0o644, before: Buffer.from('1') },
  ],
  notes: [{ text: 'The format is 2 now.', change: '+```\n+  "version": 2,\n' }, { text: 'An edit is kept aside.' }],
  warnings: ['The registry of images sleeps.'],
  check: { isPassed: true, output: 'all is well' },
};
const NOTHING: Upgraded = { packages: [], changelog: [], changes: [], notes: [], warnings: [] };
const failed = (output: string): Upgraded => ({ ...UPGRADED, check: { isPassed: false, output } });
const text = (upgraded: Upgraded) => textReport(upgraded, { colour: false, columns: undefined });

describe('the body of a pull request', () => {
  const body = markdownReport(UPGRADED);

  it('begins with what was done, and whether it passes', () => {
    expect(body.split('\n\n').slice(0, 2)).toEqual([
      'Packages and managed files as the newest versions have them: 1 changed, 1 added, 2 removed. Starter files are yours and were not touched, but for pinned base images.',
      '✔ `npm test` passes with it: types are right, and every failure that is claimed is survived.',
    ]);
  });

  it('has what is new, with headings below its own', () => {
    expect(body).toContain('## What is new in create-aks-ha\n\n### 2.0.0\n\n- Better.\n\n## Of note\n\n- Faster.');
  });

  it('has what is to be looked at, in fences that nothing in it ends', () => {
    expect(body).toContain(
      '- The registry of images sleeps.\n\n- The format is 2 now.\n\n````diff\n+```\n+  "version": 2,\n````',
    );
    expect(body).toContain('- An edit is kept aside.');
  });

  it('ends with the packages', () => {
    expect(body).toContain('| create-aks-ha | 1.0.0 | 2.0.0 |\n| zod | new | 4.1.0 |\n');
  });

  it('tells first that tests fail, with the end of what they say', () => {
    const failing = markdownReport(failed(`${'x'.repeat(10_000)} the end`));
    expect(failing.split('\n\n')[1]).toContain('**✘ `npm test` fails with it.**');
    expect(failing).toContain('the end\n```');
  });

  it('is never longer than GitHub takes', () => {
    const long = { ...UPGRADED, changelog: [{ version: '2.0.0', text: '- x\n'.repeat(30_000) }] };
    expect(markdownReport(long).length).toBeLessThan(65_536);
    expect(markdownReport(long)).toContain('… (cut off here)');
  });

  it('says where there is nothing', () => expect(markdownReport(NOTHING)).toBe('Everything is up to date.\n'));
});

describe('what is shown to whoever waits', () => {
  it('is packages, what is new, what is to be looked at, the verdict, and what to do', () => {
    expect(text(UPGRADED)).toBe(
      [
        '  create-aks-ha 1.0.0 → 2.0.0\n  zod new → 4.1.0\n',
        'create-aks-ha 2.0.0\n- Better.\n\n# Of note\n\n- Faster.\n',
        '! The registry of images sleeps.\n! The format is 2 now.\n\n+```\n+  "version": 2,\n! An edit is kept aside.\n',
        '✔ Types are right, and every failure that is claimed is survived.\n',
        '✔ Files: 1 changed, 1 added, 2 removed. Read them with git diff, then commit.\n',
      ].join('\n'),
    );
  });

  it('says what failed, and how to take it back', () => {
    expect(text(failed('charts/main.ts:2 is wrong'))).toContain('charts/main.ts:2 is wrong\n\n✘ npm test fails');
    expect(text(failed(''))).toContain('take it back: git checkout . && npm ci');
  });

  it('says where there is nothing, and what could not be looked up', () => {
    expect(text({ ...NOTHING, warnings: ['It sleeps.'] })).toBe('! It sleeps.\n✔ Everything is up to date.\n');
  });
});
