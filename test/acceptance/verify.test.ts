import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Report } from '../../src/verification/report';
import { temporaryFolder } from '../generation/temporary-folder';
import { bicepPath } from '../toolchain/bicep';
import { type Run, runProgram } from './built-program';
import { type GeneratedRepository, generateOnce } from './generated-once';
import { run } from './run';
import { Terminal } from './terminal';

const BLUE = 'manifests/prod/blue.yaml';
const CHARTS = 'charts/main.ts';

let repository: GeneratedRepository;
let root: string;
beforeAll(() => {
  repository = generateOnce();
  root = repository.root;
}, 300_000);
afterEach(() => repository.restore());

/** A search path with Node on it, and no Bicep. */
const WITHOUT_BICEP = { PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(':'), HOME: temporaryFolder() };

function verify(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  return runProgram(['verify', ...args], {
    cwd: root,
    env: { BICEP_PATH: bicepPath(), HOME: process.env.HOME ?? '', ...env },
  });
}

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(join(root, path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(root, path), text.replaceAll(from, to));
}

function render(): void {
  run('npx', ['projen'], root);
}

/** Failures of an environment that are not survived. */
function failed({ stdout }: Run, environment = 'prod'): string[] {
  const report: Report = JSON.parse(stdout);
  const found = report.environments.find((each) => each.environment === environment);
  return (found?.scenarios ?? []).filter(({ verdict }) => verdict === 'not survived').map(({ id }) => id);
}

describe('what is generated', () => {
  it('passes npm test and npm run verify, which takes arguments', () => {
    const env = { BICEP_PATH: bicepPath() };
    expect(run('npm', ['test'], root, env)).toMatch(/^prod: 14 of 14 failures survived, 1 not claimed$/m);
    const report: Report = JSON.parse(run('npm', ['run', '--silent', 'verify', '--', '--json', '--no-bicep'], root));
    expect(report.environments.map(({ environment }) => environment).sort()).toEqual(['prod', 'staging']);
    expect(report.differing).toEqual([]);
    expect(report.notCompared).toBeUndefined();
  }, 180_000);

  it('survives everything, and leaves no trace of having been judged', async () => {
    const { status, stdout, stderr } = await verify();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^✔ survived {6}Loss of any one zone$/m);
    expect(stdout).not.toMatch(/Warning|not survived/);
    expect(repository.status()).toEqual([]);
  }, 120_000);

  it('is told of in as much detail as is asked for', async () => {
    const usual = await verify(['--no-bicep']);
    const details = await verify(['--no-bicep', '--details']);
    const markdown = await verify(['--no-bicep', '--markdown']);
    expect(usual.stdout).not.toContain('copies answer at once');
    expect(details.stdout).toContain('4 of 6 and 12 of 18 copies answer at once, all again after 60 s');
    expect(markdown.stdout).toMatch(/^### prod: \d+ of \d+ failures survived/m);
    expect(markdown.stdout).toContain('| Loss of any one zone | survived |');
  });

  it('is judged one environment at a time where one is named', async () => {
    const { stdout } = await verify(['--no-bicep', '--environment', 'staging', '--json']);
    const report: Report = JSON.parse(stdout);
    expect(report.environments.map(({ environment }) => environment)).toEqual(['staging']);
  });
});

describe('manifests', () => {
  it('are judged as they lie there, and said to differ from what the charts render', async () => {
    edit(BLUE, 'whenUnsatisfiable: DoNotSchedule', 'whenUnsatisfiable: ScheduleAnyway');
    const { status, stdout } = await verify(['--no-bicep']);
    expect(status).toBe(1);
    expect(stdout).toContain('manifests/prod/blue.yaml: Deployment orders');
    expect(stdout).toContain(
      'Warning: manifests/prod/blue.yaml is not what the charts render now. Render it: npx projen',
    );
    expect(stdout).not.toContain('Warning: manifests/prod/green.yaml');
  });

  it('that nothing renders any more are told', async () => {
    run('cp', [BLUE, 'manifests/prod/red.yaml'], root);
    const { status, stdout } = await verify(['--no-bicep', '--json']);
    expect([status, JSON.parse(stdout).differing]).toEqual([0, ['manifests/prod/red.yaml']]);
  });

  it.each([
    ['are missing', 'E501', () => rmSync(join(root, BLUE))],
    ['are no YAML', 'E502', () => writeFileSync(join(root, BLUE), 'a: [\n')],
  ])('%s: exit code 2, and what to do', async (_, code, spoil) => {
    spoil();
    const { status, stderr } = await verify(['--no-bicep']);
    expect(status).toBe(2);
    expect(stderr).toContain(`Error ${code}`);
    expect(stderr).toContain('npx projen');
  });
});

describe('charts of the user', () => {
  it('are judged as they are rendered', async () => {
    edit(CHARTS, '{ image: chart.image }', '{ image: chart.image, maxReplicas: 9 }');
    render();
    const judged = await verify(['--no-bicep', '--json']);
    expect([judged.status, failed(judged)]).toEqual([1, ['region-loss']]);
  }, 30_000);

  it('may have a second service, whose mistakes are its own', async () => {
    edit(
      CHARTS,
      "gateway.route('/', service);",
      `gateway.route('/', service);
  const reports = new HighlyAvailableService(chart, 'reports', { name: 'reports', image: chart.image });
  gateway.route('/reports', reports);
  reports.deployment.addJsonPatch(JsonPatch.remove('/spec/template/spec/topologySpreadConstraints'));`,
    );
    edit(CHARTS, 'import {', "import { JsonPatch } from 'cdk8s';\nimport {");
    render();
    const judged = await verify(['--no-bicep', '--json', '--environment', 'prod']);
    expect(judged.status).toBe(1);
    const [{ scenarios } = { scenarios: [] }] = (JSON.parse(judged.stdout) as Report).environments;
    const places = new Set(scenarios.flatMap(({ findings }) => findings.map(({ where }) => where)));
    expect([...places].sort()).toEqual(
      ['blue', 'green'].map((region) => `manifests/prod/${region}.yaml: Deployment reports`),
    );
    run('npx', ['tsc', '--noEmit'], root);
  }, 30_000);

  it('that put nothing into a region are refused, and nothing is rendered', () => {
    writeFileSync(join(root, CHARTS), 'export default function charts(): void {}\n');
    expect(render).toThrow(/E402[\s\S]*puts nothing into this region/);
    expect(repository.status()).toEqual([`M ${CHARTS}`]);
  }, 30_000);

  it('that can not be rendered are told, and the manifests judged all the same', async () => {
    writeFileSync(join(root, CHARTS), "export default function charts() {\n  throw new Error('boom');\n}\n");
    const { status, stdout } = await verify(['--no-bicep']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Warning: The manifests could not be compared[\s\S]*boom/m);
  });
});

describe('without a Bicep CLI', () => {
  it('half is judged, and the rest is said not to be', async () => {
    const { status, stdout } = await verify(['--environment', 'prod'], { ...WITHOUT_BICEP, BICEP_PATH: '' });
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^prod: \d+ of \d+ failures survived, 1 not claimed, \d+ not judged$|^prod: .*\d+ not judged$/m,
    );
    expect(stdout).toContain('az bicep install');
  });

  it('a build server is told, with exit code 2: half a report would look like a whole one', async () => {
    const { status, stderr } = await verify([], { ...WITHOUT_BICEP, BICEP_PATH: '', CI: 'true' });
    expect(status).toBe(2);
    expect(stderr).toContain('Error E503');
    expect(stderr).toContain('--no-bicep');
  });

  it('a build server may do without on purpose', async () => {
    const { status } = await verify(['--no-bicep'], { ...WITHOUT_BICEP, BICEP_PATH: '', CI: 'true' });
    expect(status).toBe(0);
  });
});

describe('usage', () => {
  it('an environment that is not there: those that are', async () => {
    const { status, stderr } = await verify(['--environment', 'production', '--no-bicep']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/Error E506[\s\S]*There is (staging, prod|prod, staging)/);
  });

  it('no repository', async () => {
    const { status, stderr } = await runProgram(['verify'], { cwd: temporaryFolder() });
    expect(status).toBe(2);
    expect(stderr).toContain('Error E507');
  });

  it('Bicep that does not compile: file and line', async () => {
    const workload = join(root, 'devops/bicep/workload.bicep');
    writeFileSync(workload, `${readFileSync(workload, 'utf8')}\nresource nonsense\n`);
    const { status, stderr } = await verify(['--environment', 'prod']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/Error E505[\s\S]*devops\/bicep\/workload\.bicep\(\d+,\d+\)/);
  });

  it('where nothing is installed, manifests are judged and said not to be compared', async () => {
    const modules = join(root, 'node_modules');
    renameSync(modules, `${modules}.away`);
    try {
      const { status, stdout } = await verify(['--no-bicep']);
      expect(status).toBe(0);
      expect(stdout).toMatch(/could not be\s+compared[\s\S]*npm ci/);
    } finally {
      renameSync(`${modules}.away`, modules);
    }
  });
});

describe('in a terminal', () => {
  const ESCAPE = '\u001b[3';

  async function shown(columns: number, env: Readonly<Record<string, string>> = {}) {
    edit(BLUE, 'whenUnsatisfiable: DoNotSchedule', 'whenUnsatisfiable: ScheduleAnyway');
    const terminal = new Terminal(['verify', '--no-bicep', '--environment', 'prod'], {
      cwd: root,
      columns,
      rows: 50,
      env,
    });
    try {
      const { status, screen } = await terminal.ended();
      return { status, screen, codes: terminal.codes() };
    } finally {
      terminal.close();
    }
  }

  it('of 40 columns every line fits', async () => {
    const { status, screen } = await shown(40);
    expect(status).toBe(1);
    expect(screen.split('\n').filter((line) => line.length > 40)).toEqual([]);
    expect(screen).toContain('not survived');
    expect(screen).toMatch(/fix: /);
  });

  it('colour comes beside words, and not where it is not wanted', async () => {
    expect((await shown(100)).codes).toContain(ESCAPE);
    repository.restore();
    const { screen, codes } = await shown(100, { NO_COLOR: '1' });
    expect(codes).not.toContain(ESCAPE);
    expect(screen).toContain('✖ not survived');
  });
});
