import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Rehearsal, startRehearsal } from '../../src/deployment/rehearsal/start-rehearsal';
import { EXPANSIONS } from '../deployment/remembered';
import { madeTwice } from '../faults/made-twice';
import { PausingClock } from '../faults/pausing-clock';
import { secretsIn } from '../faults/secrets';
import { until } from '../generation/temporary-folder';
import { bicepPath } from '../toolchain/bicep';
import { type Run, type RunOptions, runProgram, startProgram } from './built-program';
import { type GeneratedRepository, generateOnce } from './generated-once';
import { Terminal } from './terminal';

// The simulated Azure lives in this process and outlives every command, as Azure does. What it was asked is in its log.

/** Simulated seconds in one of the machine's: a deployment takes some. */
const SCALE = 300;
const ARGS = ['deploy', '--rehearse', '--environment', 'prod'];

let repository: GeneratedRepository;
let target: Rehearsal;
const clock = new PausingClock(SCALE);
let folder: string;
/** All that any command has said. */
const told: string[] = [];

beforeAll(async () => {
  repository = generateOnce();
  folder = join(repository.root, '.aks-ha/rehearsal');
  target = await startRehearsal({ bicep: bicepPath(), folder, expansions: EXPANSIONS, clock });
}, 300_000);
afterAll(() => target.stop());

const options = (): RunOptions => ({
  cwd: repository.root,
  env: { BICEP_PATH: bicepPath(), HOME: repository.root, XDG_STATE_HOME: join(repository.root, '.aks-ha/state') },
});

async function deploy(...args: string[]): Promise<Run> {
  const run = await runProgram([...ARGS, ...args], options());
  told.push(run.stdout, run.stderr);
  return run;
}

/** The moment that an event of a deployment tells, or none. */
function momentOf(line: string): string | undefined {
  const { type, step, status, what } = JSON.parse(line);
  if (type === 'step') return `${step.id} ${status === 'skipped' ? 'done' : status}`;
  if (type === 'working') return `${step} waits, ${String(what).replace(/\d+/g, 'n')}`;
  return type === 'retry' ? undefined : type;
}

/** Moments at which a deployment is killed; EVERY_MOMENT=1 kills it at each. In one process test/faults does that too. */
const CHOSEN =
  /^(plan|infrastructure( done)?|image (started|waits.*)|manifests blue (started|waits.*|done)|route green done)$/;

/** Kills a deployment at the first moment that none before it has seen. @returns that moment, or none at its end */
async function killAtNextMoment(seen: Set<string>): Promise<string | undefined> {
  const { process: child, ended } = startProgram([...ARGS, '--yes', '--json'], options());
  let moment: string | undefined;
  let rest = '';
  child.stdout?.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const next of lines.map(momentOf)) {
      if (moment !== undefined || next === undefined || seen.has(next)) continue;
      seen.add(next);
      if (!CHOSEN.test(next) && !process.env.EVERY_MOMENT) continue;
      moment = next;
      child.kill('SIGKILL');
    }
  });
  const run = await ended;
  told.push(run.stdout, run.stderr);
  if (moment === undefined) expect({ status: run.status, stderr: run.stderr }).toMatchObject({ status: 0 });
  return moment;
}

/** Every byte below a folder, but for what npm installed. */
function bytesBelow(root: string): string {
  return readdirSync(root, { withFileTypes: true })
    .map((entry) => {
      const path = join(root, entry.name);
      if (entry.isDirectory()) return ['node_modules', '.git'].includes(entry.name) ? '' : bytesBelow(path);
      return entry.isFile() ? readFileSync(path, 'latin1') : '';
    })
    .join('\n');
}

describe('kill -9', () => {
  it('at the plan, in mid-poll, at boundaries of steps: the next run goes on, nothing is made twice, nothing is missing', async () => {
    const seen = new Set<string>();
    const moments: string[] = [];
    for (let moment = await killAtNextMoment(seen); moment !== undefined; moment = await killAtNextMoment(seen)) {
      moments.push(moment);
    }
    const hit = ['plan', 'infrastructure', 'infrastructure done', 'image started', 'manifests blue started'];
    expect(moments).toEqual(expect.arrayContaining(hit));
    const log = readFileSync(join(folder, 'requests.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(log.length).toBeGreaterThan(200);
    expect(madeTwice(log)).toEqual([]);
    // Nothing goes but what a run has kept in a cluster for as long as it changes it.
    const changes = log.flatMap((entry) => entry.changes) as { action: string; id: string }[];
    for (const [at, { action, id }] of changes.entries()) {
      if (action !== 'deleted') continue;
      expect(id).toMatch(/\/secrets\/orders\/create-aks-ha-updating$/);
      expect(changes.slice(0, at)).toContainEqual({ action: 'created', id });
    }
    const again = await deploy('--yes');
    expect({ status: again.status, told: again.stderr }).toEqual({
      status: 0,
      told: expect.stringContaining('Nothing had changed.'),
    });
  }, 300_000);
});

// One deployment that Azure does not end meanwhile; each run but the first finds it at work, and follows it.
describe('Ctrl-C while Azure is at work', () => {
  const QUESTION = /Leave the deployment orders-prod-\w+ running, or cancel it\? \[L\/c\]/;
  let terminal: Terminal | undefined;
  beforeAll(() => {
    // So that there is something to deploy.
    appendFileSync(join(repository.root, 'devops/bicep/workload.bicep'), "\noutput changed string = 'yes'\n");
  });
  afterEach(() => {
    terminal?.close();
    terminal = undefined;
  });
  afterAll(() => clock.goOn());

  /** Deploys in a terminal, and presses Ctrl-C when Azure is at work. */
  async function begin(): Promise<Terminal> {
    const { cwd, env } = options();
    const opened = new Terminal([...ARGS, '--yes'], { cwd, env: { ...env, LANG: 'C.UTF-8' }, columns: 140 });
    terminal = opened;
    await until('Azure is at work', () => isFollowed(), 60_000);
    clock.pause();
    opened.press('C-c');
    await until('it is asked', () => QUESTION.test(opened.screen()), 30_000);
    return opened;
  }

  /** Whether a deployment that is at work has been asked how far it is, since the last time. */
  function isFollowed(): boolean {
    const asked = target.log.entries.findLastIndex(({ operation }) => operation === 'deployments.operations');
    const isNew = asked > followed && target.cloud.deployments.all()[0]?.state === 'Running';
    if (isNew) followed = target.log.entries.length;
    return isNew;
  }
  let followed = 0;
  beforeEach(() => {
    followed = target.log.entries.length;
  });

  it('asks; whoever leaves it running is told how far it is, and how to go on', async () => {
    const asked = await begin();
    expect(asked.screen()).toMatch(/infrastructure blue +at work in Azure: orders-prod-\w+/);
    expect(asked.screen()).toMatch(/manifests blue +not begun/);
    asked.press('Enter');
    const { status, screen } = await asked.ended();
    expect(status).toBe(130);
    expect(screen).toMatch(/the deployment orders-prod-\w+ goes on in Azure/);
    expect(screen).toContain('To go on: create-aks-ha deploy --environment prod --rehearse');
    told.push(screen);
  }, 120_000);

  it('pressed again leaves at once, and Azure goes on', async () => {
    const asked = await begin();
    expect(asked.screen()).toContain('which is at work');
    asked.press('C-c');
    const { status, screen } = await asked.ended();
    expect(status).toBe(130);
    expect(screen).toMatch(/the deployment orders-prod-\w+ goes on in Azure/);
    told.push(screen);
  }, 120_000);

  it('without a terminal says how far it is, and leaves it running', async () => {
    const { process: child, ended } = startProgram([...ARGS, '--yes', '--json'], options());
    await until('Azure is at work', () => isFollowed(), 60_000);
    child.kill('SIGINT');
    const { status, stdout, stderr } = await ended;
    expect(status).toBe(130);
    expect(stderr).toMatch(/infrastructure blue +at work in Azure: orders-prod-\w+/);
    expect(stdout).toMatch(/goes on in Azure/);
    told.push(stdout, stderr);
  }, 120_000);

  it('cancels it where that is wanted, and the same command goes on', async () => {
    const asked = await begin();
    asked.type('c');
    asked.press('Enter');
    const { status, screen } = await asked.ended();
    expect(status).toBe(130);
    expect(screen).toMatch(/the deployment orders-prod-\w+ is cancelled/);
    clock.goOn();
    await until('Azure has cancelled it', () => target.cloud.deployments.all()[0]?.state === 'Canceled' || advanced());
    expect((await deploy('--yes')).status).toBe(0);
    told.push(screen);
  }, 120_000);

  /** Time has its effect when somebody asks. */
  function advanced(): boolean {
    target.cloud.advance();
    return false;
  }
});

describe('two deployments at once', () => {
  it('of the same content: the second follows, and both end live', async () => {
    const both = await Promise.all([deploy('--yes', '--json'), deploy('--yes', '--json')]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(madeTwice(target.log.entries)).toEqual([]);
  }, 120_000);
});

it('without --rehearse, the same program does the same where endpoints and credentials lead there', async () => {
  const { cwd, env } = options();
  const run = await runProgram(['deploy', '--environment', 'prod', '--yes'], {
    cwd,
    env: { ...env, ...target.environment },
  });
  told.push(run.stdout, run.stderr);
  expect({ status: run.status, told: run.stderr }).toEqual({
    status: 0,
    told: expect.stringMatching(/Live in 2 regions[\s\S]*Nothing had changed/),
  });
}, 120_000);

it('no secret is in any byte that was told or written', () => {
  expect(existsSync(join(repository.root, '.aks-ha/state'))).toBe(true);
  expect(secretsIn([...told, bytesBelow(repository.root)].join('\n'), { target })).toEqual([]);
});
