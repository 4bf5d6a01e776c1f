import { bicepPath } from '../toolchain/bicep';
import { type Run, runProgram } from './built-program';
import { type GeneratedRepository, generateOnce } from './generated-once';
import { run } from './run';

/** Simulated seconds in one of the machine's. */
const SCALE = '120';

let repository: GeneratedRepository;
beforeAll(async () => {
  repository = generateOnce();
  expect((await rehearse('deploy', '--yes')).status).toBe(0);
}, 300_000);

function rehearse(...args: string[]): Promise<Run> {
  return runProgram([...args, '--rehearse', '--environment', 'prod'], {
    cwd: repository.root,
    env: { BICEP_PATH: bicepPath(), HOME: process.env.HOME ?? '', AKS_HA_REHEARSAL_SCALE: SCALE },
  });
}

/** The last event of a run with --json. */
// biome-ignore lint/suspicious/noExplicitAny: tests say what they expect
function lastEvent(stdout: string): any {
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

/** What Front Door does with the users of each region. */
async function origins(): Promise<Record<string, string>> {
  const { regions } = lastEvent((await rehearse('status', '--json')).stdout);
  return Object.fromEntries(regions.map(({ name, origin }: { name: string; origin: string }) => [name, origin]));
}

// One simulated Azure, in order; each command is a process of its own.
describe('a deployed repository', () => {
  it('has a region drained by npm run drain, which status and the next deployment tell', async () => {
    const env = { BICEP_PATH: bicepPath(), AKS_HA_REHEARSAL_SCALE: SCALE };
    const args = ['run', '--silent', 'drain', '--', 'green', '--environment', 'prod', '--rehearse', '--yes', '--json'];
    const drained = lastEvent(run('npm', args, repository.root, env));
    expect(drained).toMatchObject({ type: 'drained', region: 'green', isSeen: true });
    expect(await origins()).toEqual({ blue: 'enabled', green: 'disabled' });
    const { status, stderr } = await rehearse('deploy', '--yes');
    expect(status).toBe(0);
    expect(stderr).toContain('green is drained, and this deployment leaves it so');
    expect(await origins()).toEqual({ blue: 'enabled', green: 'disabled' });
  }, 120_000);

  it('keeps its last region, and asks nobody where there is no terminal', async () => {
    const last = await rehearse('drain', 'blue', '--yes');
    expect(last.status).toBe(3);
    expect(last.stderr).toContain('Error E650: blue is the last region that serves users.');
    const unasked = await rehearse('restore', 'green');
    expect(unasked.status).toBe(2);
    expect(unasked.stderr).toContain('E612');
  }, 60_000);

  it('gets the region back, after it was lost once in vain', async () => {
    const sick = await rehearse('restore', 'green', '--yes', '--fault', 'region-lost:centralus');
    expect(sick.status).toBe(3);
    expect(sick.stderr).toContain('Error E651: green itself gives HTTP 504');
    const { status, stdout } = await rehearse('restore', 'green', '--yes', '--json');
    expect(status).toBe(0);
    expect(lastEvent(stdout)).toMatchObject({ type: 'restored', region: 'green', seconds: expect.any(Number) });
    expect(await origins()).toEqual({ blue: 'enabled', green: 'enabled' });
  }, 60_000);

  it('stands a drill that fails nothing, and one that loses a region fails what can not be helped', async () => {
    const drill = lastEvent((await rehearse('drill', '--yes', '--json')).stdout);
    expect(drill).toMatchObject({ type: 'drill', kind: 'drain', region: 'blue', failed: 0, isWithinBudget: true });
    const { status, stderr } = await rehearse('drill', 'green', '--lose', '--yes');
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /failed +([1-9]\d*): \d+ on their way at that moment, \d+ until the probes knew, 0 others\n/,
    );
    expect(await origins()).toEqual({ blue: 'enabled', green: 'enabled' });
  }, 120_000);
});
