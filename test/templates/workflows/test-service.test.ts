import { Shell } from './shell';
import { action, type Step, workflow } from './workflow';

const { steps } = action('test-service').runs;
const step = (name: string) => steps.find((one) => one.name === name) as Step;

describe('the tests of the service', () => {
  let shell: Shell;
  beforeEach(() => {
    shell = new Shell();
    for (const command of ['npm', 'python']) shell.command(command, '');
  });
  afterEach(() => shell.remove());

  const find = (variables: object) => {
    shell.write('devops/config/variables.json', JSON.stringify(variables));
    expect(shell.run(step('Read variables.json').run ?? '')).toMatchObject({ status: 0 });
    return shell.read('output').trim().split('\n');
  };

  it('are those of the generated one, unless variables.json names another', () => {
    expect(find({ workload: 'orders' })).toEqual(['directory=service', 'own=false']);
  });

  it("may be those of one's own", () => {
    expect(find({ workload: 'orders', serviceDirectory: 'apps/api' })).toEqual(['directory=apps/api', 'own=true']);
  });

  it("may be those of one's own in service/, too", () => {
    expect(find({ serviceDirectory: 'service' })).toEqual(['directory=service', 'own=true']);
  });

  it('run with packages by hash, or as the repository says: one or the other', () => {
    expect(shell.run(step('Install and test').run ?? '').calls).toEqual([
      'python -m pip install --require-hashes --only-binary=:all: --requirement requirements-dev.txt',
      'python -m pytest',
    ]);
    expect(shell.run(step('Test your own service').run ?? '').calls.slice(2)).toEqual([
      'npm ci',
      'npm run test:service --if-present',
    ]);
    const conditions = steps.slice(1).map((one) => [one.name ?? one.uses?.split('@')[0], one.if]);
    expect(conditions).toEqual([
      ['actions/setup-python', "steps.find.outputs.own == 'false'"],
      ['Install and test', "steps.find.outputs.own == 'false'"],
      ['actions/setup-node', "steps.find.outputs.own == 'true'"],
      ['Test your own service', "steps.find.outputs.own == 'true'"],
    ]);
  });

  it('come before the image is built, from the folder that was found, and what only the generated one has is left out', () => {
    for (const [file, job] of [
      ['service.yml', 'build'],
      ['verify.yml', 'service'],
    ] as const) {
      const all = workflow(file).jobs[job]?.steps ?? [];
      const [checkout, test] = all;
      expect([checkout?.uses?.split('@')[0], test?.id, test?.uses]).toEqual([
        'actions/checkout',
        'service',
        './.github/actions/test-service',
      ]);
      const build = all.find(({ uses }) => uses?.startsWith('docker/build-push-action@'));
      expect(build?.with?.context).toBe('${{ steps.service.outputs.directory }}');
      const ours = all.filter(({ run = '' }) => run.includes('service/'));
      expect(ours.map((one) => one.if)).toEqual(ours.map(() => "steps.service.outputs.own == 'false'"));
      expect(ours.length).toBeGreaterThan(0);
    }
  });
});
