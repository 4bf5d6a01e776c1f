import { workflow, workflows } from './workflow';

const jobs = workflows.flatMap((one) =>
  Object.entries(one.jobs).map(([name, job]) => [`${one.file} ${name}`, job] as const),
);

/** What each job may do; a job that is not here may not exist. */
const permissions: Record<string, Record<string, string>> = {
  'infrastructure.yml environments': { contents: 'read' },
  'infrastructure.yml preview': { contents: 'read', 'id-token': 'write' },
  'infrastructure.yml deploy': { contents: 'read', 'id-token': 'write' },
  'service.yml environments': { contents: 'read' },
  'service.yml test': { contents: 'read' },
  'service.yml build': { contents: 'read' },
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

  it('hands values to a shell by its environment: an expression would be part of the script', () => {
    for (const step of job.steps) expect(step.run ?? '').not.toContain('${{');
  });
});

describe('deployments', () => {
  const deploys = ['infrastructure.yml', 'service.yml'].map((file) => workflow(file).jobs.deploy);

  it('wait for the approval of their environment', () => {
    for (const job of deploys) expect(job?.environment).toMatch(/^\$\{\{ matrix\.environment(\.name)? \}\}$/);
  });

  it('of one kind and environment are never at work together, and none is cancelled half-way', () => {
    for (const job of deploys) expect(job?.concurrency?.['cancel-in-progress']).toBe(false);
    for (const file of ['infrastructure.yml', 'service.yml']) expect(workflow(file).concurrency).toBeUndefined();
  });

  it('do not push each other out of the queue, which holds one: each workflow has its own for an environment', () => {
    expect(deploys.map((job) => job?.concurrency?.group)).toEqual([
      'infrastructure-${{ matrix.environment.name }}',
      'service-${{ matrix.environment }}',
    ]);
  });

  it('use an image that was tested and built once', () => {
    const { build, deploy } = workflow('service.yml').jobs;
    expect(build?.needs).toBe('test');
    expect(deploy?.needs).toEqual(['environments', 'build']);
    expect(workflow('service.yml').text.match(/docker\/build-push-action/g)).toHaveLength(1);
  });
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
  expect(build('verify.yml', 'service')).toEqual({ context, platforms, outputs: 'type=cacheonly' });
});
