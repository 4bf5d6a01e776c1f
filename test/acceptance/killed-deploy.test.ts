import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Rehearsal, startRehearsal } from '../../src/deployment/rehearsal/start-rehearsal';
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
  target = await startRehearsal({ bicep: bicepPath(), folder, clock });
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
      moment = next;
      seen.add(next);
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
  it('at every step boundary and in every wait: the next run goes on, nothing is made twice, nothing is missing', async () => {
    const seen = new Set<string>();
    const moments: string[] = [];
    for (let moment = await killAtNextMoment(seen); moment !== undefined; moment = await killAtNextMoment(seen)) {
      moments.push(moment);
    }
    for (const step of ['infrastructure', 'registry', 'image', 'manifests blue', 'route green']) {
      expect(moments).toEqual(expect.arrayContaining([`${step} started`, `${step} done`]));
    }
    const log = readFileSync(join(folder, 'requests.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(log.length).toBeGreaterThan(200);
    expect(madeTwice(log)).toEqual([]);
    expect(log.filter(({ changes }) => changes.some(({ action }: { action: string }) => action === 'deleted'))).toEqual(
      [],
    );
    const again = await deploy('--yes');
    expect({ status: again.status, told: again.stderr }).toEqual({
      status: 0,
      told: expect.stringContaining('Nothing had changed.'),
    });
  }, 300_000);
});

describe('Ctrl-C while Azure is at work', () => {
  let terminal: Terminal | undefined;
  afterEach(() => {
    clock.goOn();
    terminal?.close();
    terminal = undefined;
  });

  /** A change of the infrastructure, so that there is something to deploy. */
  function change(text: string): void {
    appendFileSync(join(repository.root, 'devops/bicep/workload.bicep'), `\n${text}\n`);
  }

  /** Waits until Azure is at work, and lets it not end meanwhile. */
  async function atWork(): Promise<void> {
    const begun = target.log.entries.length;
    const isAccepted = () => target.log.entries.slice(begun).some(({ operation }) => operation === 'deployments.put');
    await until('Azure is at work', isAccepted, 60_000);
    clock.pause();
  }

  /** Deploys in a terminal, and presses Ctrl-C when Azure is at work. */
  async function begin(): Promise<Terminal> {
    const { cwd, env } = options();
    const opened = new Terminal([...ARGS, '--yes'], { cwd, env: { ...env, LANG: 'C.UTF-8' }, columns: 140 });
    terminal = opened;
    await atWork();
    opened.press('C-c');
    await until('it is asked', () => QUESTION.test(opened.screen()), 30_000);
    return opened;
  }

  const QUESTION = /Leave the deployment orders-prod-\w+ running, or cancel it\? \[L\/c\]/;

  it('asks; whoever leaves it running is told how far it is, and the same command follows it', async () => {
    change("output changed string = 'once'");
    const asked = await begin();
    expect(asked.screen()).toMatch(/infrastructure +at work in Azure: orders-prod-\w+/);
    expect(asked.screen()).toMatch(/manifests blue +not begun/);
    asked.press('Enter');
    const { status, screen } = await asked.ended();
    clock.goOn();
    expect(status).toBe(130);
    expect(screen).toContain('To go on: create-aks-ha deploy --environment prod --rehearse');
    const next = await deploy('--yes', '--json');
    expect(next.stdout).toMatch(/"action":"(follow|skip)"/);
    expect(next.status).toBe(0);
    told.push(screen);
  }, 120_000);

  it('cancels it where that is wanted, and the same command goes on', async () => {
    change("output changedAgain string = 'twice'");
    const asked = await begin();
    asked.type('c');
    asked.press('Enter');
    const { status, screen } = await asked.ended();
    clock.goOn();
    expect(status).toBe(130);
    expect(screen).toMatch(/is cancelled/);
    expect((await deploy('--yes')).status).toBe(0);
    told.push(screen);
  }, 120_000);

  it('pressed again leaves at once, and Azure goes on', async () => {
    change("output changedOnceMore string = 'thrice'");
    const asked = await begin();
    asked.press('C-c');
    const { status, screen } = await asked.ended();
    clock.goOn();
    expect(status).toBe(130);
    expect(screen).toMatch(/goes on in Azure/);
    told.push(screen);
  }, 120_000);

  it('without a terminal says how far it is, and leaves it running', async () => {
    expect((await deploy('--yes')).status).toBe(0);
    change("output changedWithNobody string = 'four times'");
    const { process: child, ended } = startProgram([...ARGS, '--yes', '--json'], options());
    await atWork();
    child.kill('SIGINT');
    const { status, stdout, stderr } = await ended;
    expect(status).toBe(130);
    expect(stderr).toMatch(/infrastructure +at work in Azure: orders-prod-\w+/);
    expect(stdout).toMatch(/goes on in Azure/);
    told.push(stdout, stderr);
  }, 120_000);
});

describe('two deployments at once', () => {
  it('of the same content: the second follows, and both end live', async () => {
    const both = await Promise.all([deploy('--yes', '--json'), deploy('--yes', '--json')]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(madeTwice(target.log.entries)).toEqual([]);
  }, 120_000);
});

it('no secret is in any byte that was told or written', () => {
  expect(existsSync(join(repository.root, '.aks-ha/state'))).toBe(true);
  expect(secretsIn([...told, bytesBelow(repository.root)].join('\n'), { target })).toEqual([]);
});
