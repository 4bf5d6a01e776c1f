import { workflows } from './workflow';

/** The only actions that may be used, each at the commit that its version's tag pointed at when it was looked through. */
const pinned: Record<string, { version: string; commit: string }> = {
  'actions/checkout': { version: 'v7.0.1', commit: '3d3c42e5aac5ba805825da76410c181273ba90b1' },
  'actions/setup-node': { version: 'v7.0.0', commit: '820762786026740c76f36085b0efc47a31fe5020' },
  'actions/setup-python': { version: 'v7.0.0', commit: '5fda3b95a4ea91299a34e894583c3862153e4b97' },
  'actions/upload-artifact': { version: 'v7.0.1', commit: '043fb46d1a93c77aae656e7c1c64a875d1fc6a0a' },
  'actions/download-artifact': { version: 'v8.0.1', commit: '3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c' },
  'azure/login': { version: 'v3.0.1', commit: 'f5d393ae46f8fde4be8b75f32e3fc50e654ad0ca' },
  'azure/use-kubelogin': { version: 'v1.3', commit: '0ce7c36141aa27d4934872cf00b0120804c98a29' },
  'docker/setup-buildx-action': { version: 'v4.4.1', commit: 'f87e5991a6d7451dcb8d9637bfbc97413f497069' },
  'docker/build-push-action': { version: 'v7.4.0', commit: 'c3c9e263c25d99ce0380d002d59b67737d91b0dc' },
};

describe.each(workflows.map((one) => [one.file, one] as const))('the actions of %s', (_, workflow) => {
  const lines = workflow.text.split('\n').filter((line) => /\buses:/.test(line));

  it('are pinned by commit, with the version beside it', () => {
    const allowed = Object.entries(pinned).map(([action, { version, commit }]) => `${action}@${commit} # ${version}`);
    const used = lines.map((line) => line.replace(/^.*\buses: /, ''));
    expect(used.length).toBeGreaterThan(0);
    for (const one of used) expect(allowed).toContain(one);
  });

  it('never leave a token in the working copy', () => {
    for (const step of Object.values(workflow.jobs).flatMap((job) => job.steps)) {
      if (step.uses?.startsWith('actions/checkout@')) expect(step.with).toEqual({ 'persist-credentials': false });
    }
  });
});

describe('signing in to Azure', () => {
  const logins = workflows
    .flatMap((one) => Object.values(one.jobs))
    .flatMap((job) => job.steps)
    .filter((step) => step.uses?.startsWith('azure/login@'));

  it('never gives creds beside an id: azure/login would ignore them', () => {
    const inputs = logins.map((step) => Object.keys(step.with ?? {}).sort());
    expect(new Set(inputs.map((names) => names.join()))).toEqual(
      new Set(['client-id,subscription-id,tenant-id', 'creds']),
    );
  });
});
