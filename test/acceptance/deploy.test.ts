import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../generation/temporary-folder';
import { bicepPath } from '../toolchain/bicep';
import { type Run, runProgram } from './built-program';
import { contentsBelow } from './contents-below';
import { type GeneratedRepository, generateOnce, VARIABLES } from './generated-once';
import { run } from './run';

/** Simulated seconds in one of the machine's. What a request takes is real, so times that are told say nothing here. */
const SCALE = '240';
const RED = { name: 'red', location: 'westus3', aksClusterName: 'aks-orders-prod-red', zones: ['1', '2', '3'] };
/** What is seen by region, and once for all. */
const STEPS = /^\[[^\]]*\] (\S+(?: \S+)?)(?:: | done in )/gm;

let repository: GeneratedRepository;
let root: string;
/** Of the image that was built. */
let digest: string;
beforeAll(() => {
  repository = generateOnce();
  root = repository.root;
}, 300_000);

function rehearse(command: string, ...args: string[]): Promise<Run> {
  return runProgram([command, '--rehearse', '--environment', 'prod', ...args], {
    cwd: root,
    env: { BICEP_PATH: bicepPath(), HOME: process.env.HOME ?? '', AKS_HA_REHEARSAL_SCALE: SCALE },
  });
}

/** The folder of an npm with which whatever is deployed is rehearsed: no workflow has a flag for that. */
function rehearsingNpm(): string {
  const folder = temporaryFolder();
  const npm = run('sh', ['-c', 'command -v npm'], root).trim();
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\nexec "${npm}" "$@" --rehearse\n`, { mode: 0o755 });
  return folder;
}

/** What a step of a deployment told: `manifests blue` → `nothing to do`. */
function told({ stderr }: Run, step: string): string {
  const line = stderr.split('\n').find((each) => new RegExp(`^\\[[^\\]]*\\] ${step}(:| done)`).test(each));
  if (line === undefined) throw new Error(`Nothing was told of ${step}, but of ${stderr.match(STEPS)} in\n${stderr}`);
  return line.replace(/^.*?\] /, '');
}

function withRed(isThere: boolean): void {
  const path = join(root, VARIABLES);
  const variables = JSON.parse(readFileSync(path, 'utf8'));
  const { prod } = variables.environments;
  prod.regions = prod.regions.filter(({ name }: { name: string }) => name !== RED.name);
  if (isThere) prod.regions.push(RED);
  writeFileSync(path, JSON.stringify(variables));
  run('npx', ['projen'], root);
}

// One repository and one simulated Azure, in the order of their lives.
describe('a freshly generated repository, with neither Azure nor Docker', () => {
  it('goes from nothing to live in two regions by npm run deploy', async () => {
    const env = { BICEP_PATH: bicepPath(), AKS_HA_REHEARSAL_SCALE: SCALE };
    const args = ['run', '--silent', 'deploy', '--', '--rehearse', '--environment', 'prod', '--yes', '--json'];
    const events = run('npm', args, root, env)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.at(-1)).toMatchObject({ type: 'live', regions: ['blue', 'green'] });
    expect(events.at(-1).address).toMatch(/^https:\/\/orders-prod-.*azurefd\.net$/);
    expect(repository.status()).toEqual([]);
    digest = events.find(({ type }) => type === 'regions').regions[0].after;
  }, 180_000);

  it('does nothing again where nothing changed, and says so', async () => {
    const again = await rehearse('deploy', '--yes');
    expect(again.status).toBe(0);
    expect(again.stderr).toContain('Nothing had changed.');
    for (const step of ['infrastructure', 'image', 'manifests blue', 'manifests green']) {
      expect(told(again, step)).toBe(`${step}: nothing to do`);
    }
  }, 120_000);

  it.each([
    ['infrastructure', () => ({})],
    ['workload', () => ({ IMAGE: digest, SOAK: '300', ERROR_BUDGET: '1', BICEP_PATH: '' })],
  ])(
    'is the same to the workflow that deploys the %s: it has nothing to do',
    (only, more) => {
      const summary = join(temporaryFolder(), 'summary.md');
      run('bash', ['.github/actions/deploy/deploy.sh'], root, {
        PATH: `${rehearsingNpm()}:${process.env.PATH}`,
        BICEP_PATH: bicepPath(),
        AKS_HA_REHEARSAL_SCALE: SCALE,
        CI: 'true',
        RUNNER_TEMP: temporaryFolder(),
        GITHUB_STEP_SUMMARY: summary,
        ONLY: only,
        ENVIRONMENT: 'prod',
        ...more(),
      });
      const text = readFileSync(summary, 'utf8');
      expect(text).toContain(`## prod: ${only}`);
      expect(text).toContain('Nothing had changed.');
      expect(text.includes('infrastructure: nothing to do')).toBe(only === 'infrastructure');
      expect(text.includes(`blue   ${digest.slice(0, 19)}  had it already`)).toBe(only === 'workload');
    },
    120_000,
  );

  it('takes an image that crashes back where it came first, and ends with 4', async () => {
    const path = join(root, 'service/Dockerfile');
    const dockerfile = readFileSync(path, 'utf8');
    writeFileSync(path, `${dockerfile}LABEL rehearsal=crash-loop\n`);
    const bad = await rehearse('deploy', '--yes', '--order', 'green');
    writeFileSync(path, dockerfile);
    expect(bad.status).toBe(4);
    expect(bad.stderr).toMatch(/E641[\s\S]*green did not take sha256:\w{12}[\s\S]*CrashLoopBackOff/);
    expect(bad.stderr).toMatch(/green +sha256:\w{12} {2}taken back/);
    expect(bad.stderr).toMatch(/blue +sha256:\w{12} {2}not touched/);
  }, 120_000);

  it('refuses a rollback where nothing was updated, and names what would do', async () => {
    const { status, stderr } = await rehearse('deploy', '--rollback', '--yes');
    expect(status).toBe(3);
    expect(stderr).toMatch(/E643[\s\S]*no update of it is recorded[\s\S]*--image <digest>/);
  }, 60_000);

  it('makes a third region, and leaves the workload of the others alone', async () => {
    withRed(true);
    const third = await rehearse('deploy', '--yes');
    expect(third.status).toBe(0);
    expect(third.stderr).toMatch(/Live in 3 regions \(blue, green, red\)/);
    expect(told(third, 'manifests red')).toMatch(/objects changed$/);
    expect(told(third, 'manifests blue')).toBe('manifests blue: nothing to do');
  }, 180_000);

  it('keeps a region that the file names no more until its removal is confirmed', async () => {
    withRed(false);
    const kept = await rehearse('deploy', '--yes');
    expect(kept.stderr).toContain('REMOVE: Take red out of Front Door');
    expect(kept.stderr).not.toContain('rg-orders-prod-red is gone');
    const removed = await rehearse('deploy', '--yes', '--remove');
    expect(removed.status).toBe(0);
    expect(told(removed, 'remove red')).toMatch(/rg-orders-prod-red is gone$/);
    expect(told(removed, 'infrastructure')).toBe('infrastructure: nothing to do');
  }, 180_000);

  it('tells what runs where', async () => {
    const { status, stdout } = await rehearse('status', '--json');
    expect(status).toBe(0);
    const { regions, infrastructure } = JSON.parse(stdout);
    expect(infrastructure).toEqual({ state: 'as in the repository', missing: [] });
    expect(regions.map(({ name }: { name: string }) => name)).toEqual(['blue', 'green']);
    for (const { cluster } of regions) expect(cluster.zones).toHaveLength(3);
  }, 60_000);

  it('keeps no secret and no token', () => {
    const kept = Object.entries(contentsBelow(join(root, '.aks-ha')));
    expect(kept.map(([path]) => path)).toContain('rehearsal/requests.ndjson');
    const holding = kept.filter(([, base64]) =>
      /rehearsal-only|\beyJ|Bearer /.test(Buffer.from(base64, 'base64').toString()),
    );
    expect(holding.map(([path]) => path)).toEqual([]);
  });

  it('is taken away whole', async () => {
    const { status, stderr } = await rehearse('destroy', '--yes');
    expect(status).toBe(0);
    expect(stderr).toContain('Nothing is left of orders in prod.');
    const left = JSON.parse(readFileSync(join(root, '.aks-ha/rehearsal/resources.json'), 'utf8'));
    expect(left.value).toEqual({});
  }, 120_000);
});
