import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Variables } from '../../src/configuration/variables-schema';
import { applyChange } from '../../src/generation/change/apply-change';
import { type ChangePlan, planChanges } from '../../src/generation/change/plan-change';
import { markOf, unifiedDiff } from '../../src/generation/change/unified-diff';
import { refusalOf } from '../generation/sample';
import { treeOf } from '../generation/temporary-folder';
import { ANSWERS, type GeneratedRepository, generateOnce, VARIABLES } from './generated-once';
import { run } from './run';

let root: string;
let repository: GeneratedRepository | undefined;
beforeAll(() => {
  repository = generateOnce();
  root = repository.root;
}, 300_000);
afterEach(() => repository?.restore());

const changedFiles = () => repository?.status() ?? [];

const never = new AbortController().signal;

/** The answers with some of them edited. */
function edited(edit: (answers: Variables) => void): Variables {
  const answers = structuredClone(ANSWERS);
  edit(answers);
  return answers;
}

const withRegion = edited(({ environments: { prod } }) =>
  prod?.regions.push({ name: 'red', location: 'westus3', aksClusterName: 'aks-red', zones: ['1', '2', '3'] }),
);
const withoutStaging = edited(({ environments }) => {
  delete environments.staging;
});

const plan = (answers: Variables): Promise<ChangePlan> => planChanges(root, never)(answers);

/** `M path` for each file, as git would tell it once it is written. */
function marksIn({ changes }: ChangePlan): string[] {
  const letters = { added: '?', changed: 'M', removed: 'D' };
  return changes.map((change) => `${letters[markOf(change)]} ${change.path}`).sort();
}

describe('the plan', () => {
  it.each([
    ['a region more', withRegion, ['? manifests/prod/red.yaml', 'M devops/bicep/prod.bicepparam']],
    [
      'an environment less',
      withoutStaging,
      ['D devops/bicep/staging.bicepparam', 'D manifests/staging/blue.yaml', 'M .projen/files.json'],
    ],
    [
      'another workload',
      edited((answers) => Object.assign(answers, { workload: 'shop' })),
      ['M package.json', 'M package-lock.json', 'M manifests/prod/blue.yaml'],
    ],
  ])(
    'of %s changes nothing, and once applied is what npx projen makes of these answers',
    async (_, answers, some) => {
      const before = treeOf(root);
      const planned = await plan(answers);
      expect(treeOf(root)).toEqual(before);
      expect(planned.unasked).toEqual([]);
      expect(marksIn(planned)).toEqual(expect.arrayContaining([`M ${VARIABLES}`, ...some]));

      await applyChange(planned);
      expect(changedFiles()).toEqual(marksIn(planned));
      const applied = treeOf(root);
      run('npx', ['projen'], root);
      const renewed = treeOf(root);
      const differences = Object.keys({ ...applied, ...renewed }).filter((path) => applied[path] !== renewed[path]);
      expect(differences.filter((path) => !path.startsWith('node_modules/'))).toEqual([]);
    },
    60_000,
  );

  it('shows what git shows, so that a patch of it applies', async () => {
    const planned = await plan(withoutStaging);
    const patch = planned.changes.map(unifiedDiff).join('');
    const { status, stderr } = spawnSync('git', ['apply', '-'], { cwd: root, input: patch, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const patched = changedFiles();
    repository?.restore();
    await applyChange(planned);
    expect(changedFiles()).toEqual(patched);
  });

  it('of the answers that it has is empty', async () => {
    expect(await plan(ANSWERS)).toEqual({ root, changes: [], unasked: [] });
  });

  it("keeps what is the user's: options of .projenrc.ts, starter files, other files, ignored ones", async () => {
    const rc = readFileSync(join(root, '.projenrc.ts'), 'utf8');
    writeFileSync(join(root, '.projenrc.ts'), rc.replace('AksHaProject()', "AksHaProject({ gitignore: ['*.bak'] })"));
    run('npx', ['projen'], root);
    appendFileSync(join(root, 'charts/main.ts'), '\n// mine\n');
    writeFileSync(join(root, 'notes.bak'), 'ignored');
    writeFileSync(join(root, 'notes'), 'mine');
    const planned = await plan(withRegion);
    expect(planned.unasked).toEqual([]);
    expect(planned.changes.map(({ path }) => path)).not.toContain('.gitignore');
    await applyChange(planned);
    expect(readFileSync(join(root, 'charts/main.ts'), 'utf8')).toMatch(/mine\n$/);
    expect(readFileSync(join(root, 'notes.bak'), 'utf8')).toBe('ignored');
    rmSync(join(root, 'notes.bak'));
  }, 30_000);

  it('names what was edited by hand in managed files: it would go', async () => {
    appendFileSync(join(root, 'docs/runbook.md'), 'by hand\n');
    const planned = await plan(withRegion);
    expect(planned.unasked).toEqual(['docs/runbook.md']);
    const runbook = planned.changes.find(({ path }) => path === 'docs/runbook.md');
    expect(runbook && unifiedDiff(runbook)).toContain('\n-by hand\n');
  });

  it('is the same without git', async () => {
    const withGit = marksIn(await plan(withRegion));
    renameSync(join(root, '.git'), join(root, '../.git-of-orders'));
    try {
      expect(marksIn(await plan(withRegion))).toEqual(withGit);
    } finally {
      renameSync(join(root, '../.git-of-orders'), join(root, '.git'));
    }
  });

  it('follows no link out of the repository', async () => {
    const outside = join(root, '../outside');
    mkdirSync(outside);
    writeFileSync(join(outside, 'runbook.md'), 'mine');
    renameSync(join(root, 'docs'), join(outside, 'docs'));
    symlinkSync(join(outside, 'docs'), join(root, 'docs'));
    symlinkSync('../outside/runbook.md', join(root, 'linked.md'));
    const before = treeOf(outside);
    const planned = await plan(withRegion);
    expect(treeOf(outside)).toEqual(before);
    expect(planned.changes.map(({ path }) => path)).not.toContain('linked.md');
    rmSync(join(root, 'docs'));
    rmSync(outside, { recursive: true });
  });
});

describe('no plan can be made', () => {
  it('where .projenrc.ts fails: its output is told, and no path of the copy', async () => {
    appendFileSync(join(root, '.projenrc.ts'), "throw new Error('boom of mine');\n");
    const error = await refusalOf(() => plan(withRegion));
    expect(error).toMatchObject({ code: 'E211', source: 'user' });
    expect(error.message).toContain('boom of mine');
    expect(error.message.replaceAll(root, '')).not.toContain('create-aks-ha-');
  });

  it('where options of .projenrc.ts contradict the answers: it is told which', async () => {
    const rc = readFileSync(join(root, '.projenrc.ts'), 'utf8');
    writeFileSync(join(root, '.projenrc.ts'), rc.replace('AksHaProject()', "AksHaProject({ routing: 'weighted' })"));
    const error = await refusalOf(() =>
      plan(edited(({ environments: { prod } }) => Object.assign(prod as object, { routing: 'latency' }))),
    );
    expect(error.message).toMatch(/E106[\s\S]*routing is "weighted" in the option and "latency" in the file/);
  });

  it('where it is broken off', async () => {
    const cancel = new AbortController();
    const error = refusalOf(() => planChanges(root, never)(withRegion, cancel.signal));
    setTimeout(() => cancel.abort(), 50);
    expect((await error).code).toBe('E130');
  });

  it('where nothing is installed: it is told how', () => {
    renameSync(join(root, 'node_modules'), join(root, '../modules'));
    try {
      expect(() => planChanges(root, never)).toThrow(/is not installed/);
      expect(() => planChanges(root, never)).toThrow(
        expect.objectContaining({ code: 'E210', hint: `First: cd ${root} && npm ci` }),
      );
    } finally {
      renameSync(join(root, '../modules'), join(root, 'node_modules'));
    }
  });
});
