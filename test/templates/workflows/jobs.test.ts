import { action, workflow, workflows } from './workflow';

const jobs = workflows.flatMap((one) =>
  Object.entries(one.jobs).map(([name, job]) => [`${one.file} ${name}`, job] as const),
);

/** What each job may do; a job that is not here may not exist. */
const permissions: Record<string, Record<string, string>> = {
  'drift.yml environments': { contents: 'read' },
  'drift.yml what-if': { contents: 'read', 'id-token': 'write' },
  'drift.yml issue': { contents: 'read', issues: 'write' },
  'infrastructure.yml environments': { contents: 'read' },
  'infrastructure.yml lint': { contents: 'read' },
  'infrastructure.yml comment': { contents: 'read', 'pull-requests': 'write' },
  'infrastructure.yml preview': { contents: 'read', 'id-token': 'write' },
  'infrastructure.yml deploy': { contents: 'read', 'id-token': 'write' },
  'service.yml environments': { contents: 'read' },
  'service.yml build': { contents: 'read' },
  'service.yml attest': { attestations: 'write', contents: 'read', 'id-token': 'write' },
  'service.yml deploy': { actions: 'read', contents: 'read', 'id-token': 'write' },
  'upgrade.yml upgrade': { contents: 'read' },
  'upgrade.yml pull-request': { contents: 'write', 'pull-requests': 'write' },
  'verify.yml repository': { contents: 'read' },
  'verify.yml service': { contents: 'read' },
  'verify.yml bicep': { contents: 'read' },
};

it.each(workflows.map((one) => [one.file, one] as const))('%s gives no permission to all jobs', (_, one) => {
  expect(one.permissions).toEqual({});
});

describe.each(jobs)('%s', (name, job) => {
  it('may do what it needs and no more', () => {
    expect(job.permissions).toEqual(permissions[name]);
  });

  it('ends by itself', () => {
    expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('does not both sign in to Azure and write to GitHub', () => {
    const writes = Object.entries(job.permissions ?? {}).filter(([, access]) => access === 'write');
    const toGitHub = writes.filter(([name]) => ['contents', 'issues', 'pull-requests'].includes(name));
    if (job.permissions?.['id-token'] === 'write') expect(toGitHub).toEqual([]);
  });
});

it('what each permission beyond reading is for stands beside it', () => {
  for (const { text } of workflows) {
    for (const line of text.split('\n')) {
      if (/^ {6}[a-z-]+: write|^ {6}actions: read/.test(line)) expect(line).toMatch(/ # [a-z]/);
    }
  }
});

describe('deployments', () => {
  const deploys = ['infrastructure.yml', 'service.yml'].map((file) => workflow(file).jobs.deploy);

  it('wait for the approval of their environment', () => {
    for (const job of deploys) expect(job?.environment).toBe('${{ matrix.environment }}');
  });

  it('of one kind and environment are never at work together, and none is cancelled half-way', () => {
    for (const job of deploys) expect(job?.concurrency?.['cancel-in-progress']).toBe(false);
    for (const file of ['infrastructure.yml', 'service.yml']) expect(workflow(file).concurrency).toBeUndefined();
  });

  it('do not push each other out of the queue, which holds one: each workflow has its own for an environment', () => {
    expect(deploys.map((job) => job?.concurrency?.group)).toEqual([
      'infrastructure-${{ matrix.environment }}',
      'service-${{ matrix.environment }}',
    ]);
  });

  it('use an image that was tested and built once, and whose attestation did not fail', () => {
    const { build, deploy, attest } = workflow('service.yml').jobs;
    expect(deploy?.needs).toEqual(['environments', 'build', 'attest']);
    expect(deploy?.if).toContain("needs.build.result == 'success' && needs.attest.result != 'failure'");
    expect(attest?.if).toContain("github.event.repository.visibility == 'public' || vars.ATTESTATIONS == 'true'");
    const names = build?.steps.map(({ name, uses }) => name ?? uses?.split('@')[0]) ?? [];
    expect(names).toEqual([
      'actions/checkout',
      './.github/actions/test-service',
      'docker/setup-buildx-action',
      'docker/build-push-action',
      'The image is for the processors of the nodes',
      'So are the programs and libraries in it',
      'Unpack the image',
      'List what is in the image',
      'actions/upload-artifact',
      'No serious hole that could be closed',
      'actions/upload-artifact',
    ]);
    expect(workflow('service.yml').text.match(/docker\/build-push-action/g)).toHaveLength(1);
  });

  it('give every environment the digest of that one image', () => {
    const { build, deploy, attest } = workflow('service.yml').jobs;
    const digest = '${{ needs.build.outputs.digest }}';
    expect(workflow('service.yml').text).toContain('digest: ${{ steps.image.outputs.digest }}');
    expect(build?.steps.find(({ id }) => id === 'image')?.run).toBe('bash .github/actions/roll-out/architecture.sh');
    expect(deploy?.steps.at(-1)).toMatchObject({ uses: './.github/actions/roll-out', with: { digest } });
    expect(action('roll-out').runs.steps.at(-1)).toMatchObject({
      uses: './.github/actions/deploy',
      with: { only: 'workload', image: '${{ inputs.digest }}' },
    });
    for (const step of attest?.steps.slice(1) ?? []) expect(step.with?.['subject-digest']).toBe(digest);
  });

  it('queue in the order of the commits: the first job of a run cancels that of the run before', () => {
    const { build } = workflow('service.yml').jobs;
    expect(build?.needs).toBeUndefined();
    expect(build?.concurrency).toEqual({ group: 'service-build-${{ github.ref }}', 'cancel-in-progress': true });
  });

  it('of the infrastructure need files without a warning', () => {
    for (const job of ['preview', 'deploy']) {
      expect(workflow('infrastructure.yml').jobs[job]?.needs).toEqual(['environments', 'lint']);
    }
  });
});

it('nothing that reads secrets runs for a fork, or for a branch other than main', () => {
  const { preview, deploy } = workflow('infrastructure.yml').jobs;
  expect(preview?.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  for (const job of [deploy, workflow('service.yml').jobs.deploy, workflow('drift.yml').jobs['what-if']]) {
    expect(job?.if).toContain("github.ref == 'refs/heads/main'");
  }
});

it('a pull request says which failures are survived, with the compiler of the version that deploys', () => {
  const { repository } = workflow('verify.yml').jobs;
  const runs = (repository?.steps ?? []).map(({ run = '' }) => run);
  const place = (text: string) => runs.findIndex((run) => run.includes(text));
  expect(runs[place('verify --markdown')]).toMatch(
    /BICEP_PATH="\$HOME\/\.azure\/bin\/bicep" .*>> "\$GITHUB_STEP_SUMMARY"/,
  );
  expect([place('npm ci'), place('az bicep install'), place('verify --markdown'), place('npm test')]).toEqual(
    [...runs.keys()].filter((index) => /npm ci|az bicep install|verify --markdown|npm test/.test(runs[index] ?? '')),
  );
});

it('a pull request builds the image as it is built for a deployment, and keeps nothing of it', () => {
  const build = (file: string, job: string) =>
    workflow(file).jobs[job]?.steps.find((step) => step.uses?.startsWith('docker/build-push-action@'))?.with;
  const { context, platforms } = build('service.yml', 'build') ?? {};
  expect(build('verify.yml', 'service')).toEqual({
    context,
    platforms,
    outputs: build('service.yml', 'build')?.outputs,
  });
});
