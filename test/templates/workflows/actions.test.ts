import { actions, workflows } from './workflow';

/** The only actions that may be used, each at the commit that its version's tag pointed at when it was looked through. */
const pinned: Record<string, { version: string; commit: string }> = {
  'actions/checkout': { version: 'v7.0.1', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1' },
  'actions/setup-node': { version: 'v7.0.0', commit: '820762786026740c76f36085b0efc47a31fe5020' },
  'actions/setup-python': { version: 'v7.0.0', commit: '5fda3b95a4ea91299a34e894583c3862153e4b97' },
  'actions/upload-artifact': { version: 'v7.0.1', commit: '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a' },
  'actions/download-artifact': { version: 'v8.0.1', commit: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c' },
  'docker/setup-buildx-action': { version: 'v4.4.1', commit: 'f87e5991a6d7451dcb8d9637bfbc97413f497069' },
  'docker/build-push-action': { version: 'v7.4.0', commit: 'c3c9e263c25d99ce0380d002d59b67737d91b0dc' },
  'actions/attest': { version: 'v4.2.2', commit: '1e69f48acb82d1966a394da916b4c1698aa569d6' },
  'aquasecurity/trivy-action': { version: 'v0.36.0', commit: 'ed142fd0673e97e23eac54620cfb913e5ce36c25' },
};

const files = [
  ...workflows.map(({ file, text, jobs }) => ({
    file,
    text,
    steps: Object.values(jobs).flatMap(({ steps }) => steps),
  })),
  ...actions.map(({ file, text, runs }) => ({ file, text, steps: runs.steps })),
];
const ours = /^\.\/\.github\/actions\/([a-z-]+)$/;

describe.each(files.map((one) => [one.file, one] as const))('the actions that %s uses', (_, { text, steps }) => {
  const lines = text.split('\n').filter((line) => /\buses:/.test(line));

  it('are pinned by commit, with the version beside it, or are our own', () => {
    const allowed = Object.entries(pinned).map(([action, { version, commit }]) => `${action}@${commit} # ${version}`);
    const used = lines.map((line) => line.replace(/^.*\buses: /, ''));
    expect(used).toHaveLength(steps.filter(({ uses }) => uses).length);
    for (const one of used) if (!ours.test(one)) expect(allowed).toContain(one);
  });

  it('never leave a token in the working copy', () => {
    for (const step of steps) {
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toEqual({ 'persist-credentials': false });
    }
  });

  it('are given the inputs that our own ones have, all that are required among them', () => {
    for (const { uses = '', with: inputs = {} } of steps) {
      const [, name] = ours.exec(uses) ?? [];
      if (!name) continue;
      const known = actions.find(({ file }) => file === `${name}/action.yml`)?.inputs ?? {};
      expect(Object.keys(known)).toEqual(expect.arrayContaining(Object.keys(inputs)));
      const required = Object.entries(known).filter(([, { required }]) => required);
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(required.map(([name]) => name)));
    }
  });

  it('are run by a shell where the repository has been checked out before', () => {
    const checkout = steps.findIndex(({ uses }) => uses?.startsWith('actions/checkout@'));
    const first = steps.findIndex(({ uses, run }) => ours.test(uses ?? '') || run?.includes('.github/actions/'));
    if (first >= 0 && text.includes('jobs:')) expect(checkout).toBeGreaterThanOrEqual(0);
  });
});

it('every pinned action and every action of our own is used', () => {
  const used = files.flatMap(({ steps }) => steps.map(({ uses }) => uses?.split('@')[0]));
  for (const name of Object.keys(pinned)) expect(used).toContain(name);
  for (const { file } of actions) expect(used).toContain(`./.github/actions/${file.replace('/action.yml', '')}`);
});

describe('our own actions', () => {
  it.each(actions.map((one) => [one.file, one] as const))('%s says what it is for, and what it takes', (_, one) => {
    expect(one.name).toMatch(/\w/);
    for (const { description } of Object.values(one.inputs ?? {})) expect(description).toMatch(/\.$/);
    for (const { run, shell } of one.runs.steps) if (run) expect(shell).toBe('bash');
  });

  it('get values by their environment: an expression would be part of the script', () => {
    for (const { steps } of files) for (const { run } of steps) expect(run ?? '').not.toContain('${{');
  });
});
