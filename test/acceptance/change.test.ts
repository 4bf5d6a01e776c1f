import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { editedRepository } from '../generation/change/edited-repository';
import { faults, runStep } from '../generation/change/killed';
import { codeOf, recoveries } from '../generation/orders-run';
import { temporaryFolder, treeOf } from '../generation/temporary-folder';
import { leftIn } from '../generation/users-directory';
import { runProgram } from './built-program';
import { type GeneratedRepository, generateOnce, VARIABLES } from './generated-once';
import { see } from './interviewed';
import { run } from './run';
import { Terminal, type TerminalOptions } from './terminal';

let root: string;
let repository: GeneratedRepository | undefined;
beforeAll(() => {
  repository = generateOnce();
  root = repository.root;
}, 300_000);
afterEach(() => repository?.restore());

const changedFiles = () => repository?.status() ?? [];

let terminal: Terminal;
afterEach(() => terminal?.close());

/** Starts the program in a terminal, beside the repository; what it leaves there is no part of it. */
function start(args: readonly string[] = ['orders'], options: Partial<TerminalOptions> = {}): void {
  terminal = new Terminal(args, { cwd: dirname(root), ...options });
}

/** Puts the arrow on a row, wherever it stands, and presses Enter. */
async function choose(row: string): Promise<void> {
  await see(terminal, row);
  const rowOf = (text: string) =>
    terminal
      .visible()
      .split('\n')
      .findIndex((line) => line.includes(text));
  const steps = rowOf(row) - rowOf('› ');
  for (let step = 0; step < Math.abs(steps); step += 1) terminal.press(steps > 0 ? 'Down' : 'Up');
  await see(terminal, new RegExp(`› .*${row}`));
  terminal.press('Enter');
}

/** Edits an answer that is a text. */
async function edit(question: string, text: string): Promise<void> {
  await choose(question);
  await see(terminal, 'change one answer');
  terminal.press('C-u');
  terminal.type(text);
  terminal.press('Enter');
  await see(terminal, 'Your answers');
}

/** Goes on from the review to what would change. */
async function lookAhead(): Promise<void> {
  await choose('Go on to what would change');
  await see(terminal, 'Nothing is changed yet');
}

/** The screen as one text, without the breaks of its lines. */
const prose = () => terminal.visible().replace(/\s+/g, ' ');

const variables = () => JSON.parse(readFileSync(join(root, VARIABLES), 'utf8'));

describe('a repository that was generated before', () => {
  it('gets a region more: what follows is told, what was shown is written, and projen has nothing to add', async () => {
    start();
    await see(terminal, 'Your answers');
    await choose('Regions, prod');
    await see(terminal, 'Filter');
    terminal.type('westus3');
    await see(terminal, /◯ westus3/);
    terminal.press('Enter');
    await see(terminal, /Chosen: .*westus3/);
    terminal.press('Enter');
    await lookAhead();
    expect(prose()).toContain('Region "amber" (westus3) is added to prod.');
    expect(prose()).toContain('in the resource group rg-orders-prod-amber');
    const shown = [...terminal.visible().matchAll(/^ {2}[~+-] (\w)\w+ +(\S+)$/gm)].map(
      ([, mark, path]) => `${mark === 'c' ? 'M' : mark === 'a' ? '?' : 'D'} ${path}`,
    );
    await choose(VARIABLES);
    await see(terminal, `+++ b/${VARIABLES}`);
    const diff = terminal.visible();
    terminal.press('Enter');
    await choose('Make these');
    const { status, screen } = await terminal.ended();
    expect({ status, shown: shown.sort() }).toEqual({ status: 0, shown: changedFiles() });
    expect(shown).toContain('? manifests/prod/amber.yaml');
    expect(screen).toMatch(/✔ Files: \d changed, 1 added in /);
    expect(variables().environments.prod.regions[2]).toMatchObject({ name: 'amber', location: 'westus3' });
    const changed = run('git', ['diff', '--unified=0', VARIABLES], root).split('\n').slice(5);
    for (const line of changed.filter((text) => /^[+-]/.test(text))) expect(diff).toContain(line.trimEnd());
    const before = treeOf(join(root, 'devops'));
    run('npx', ['projen'], root);
    expect(changedFiles()).toEqual(shown);
    expect(treeOf(join(root, 'devops'))).toEqual(before);
  }, 60_000);

  it('loses an environment: what stays in Azure is named, and its files go', async () => {
    start();
    await edit('Environments', 'prod');
    await lookAhead();
    expect(prose()).toMatch(/Environment "staging" is removed\. Nothing in Azure is deleted.*rg-orders-staging-green/);
    expect(terminal.visible()).toMatch(/- removed +manifests\/staging\/blue\.yaml/);
    await choose('Make these');
    expect((await terminal.ended()).status).toBe(0);
    expect(Object.keys(variables().environments)).toEqual(['prod']);
    expect(changedFiles()).toEqual(expect.arrayContaining(['D devops/bicep/staging.bicepparam']));
  }, 60_000);

  it('is told of what Azure refuses where it is deployed', async () => {
    start(['orders', '--name', 'shop']);
    await lookAhead();
    expect(prose()).toContain('The workload is called "shop" instead of "orders". Azure refuses this');
  }, 60_000);

  it('is only shown with --dry-run', async () => {
    start(['orders', '--routing', 'latency', '--dry-run']);
    await lookAhead();
    await choose('Make these');
    const { status, screen } = await terminal.ended();
    expect(status).toBe(0);
    expect(screen).toMatch(/\+ +"routing": "latency"/);
    expect(changedFiles()).toEqual([]);
  }, 60_000);

  it('is meant where somebody works in it and names no directory', async () => {
    start([], { cwd: root });
    await see(terminal, 'Your answers');
    expect(terminal.visible()).toMatch(/Environments +staging,prod/);
  });

  it('has nothing to write where no answer changes', async () => {
    start();
    await choose('Go on to what would change');
    await see(terminal, 'Nothing would change');
    terminal.press('C-c');
    expect((await terminal.ended()).status).toBe(130);
  });

  it('can be looked at with what becomes of what was edited by hand', async () => {
    writeFileSync(join(root, 'docs/runbook.md'), 'by hand\n', { flag: 'a' });
    start(['orders', '--routing', 'latency']);
    await lookAhead();
    expect(prose()).toMatch(/No answer leads to all of this: docs\/runbook\.md differs .* kept in \.aks-ha\/edited\./);
  }, 60_000);

  it('that has a broken .projenrc.ts tells what it says, and nothing can be made', async () => {
    writeFileSync(join(root, '.projenrc.ts'), "throw new Error('boom of mine');\n");
    start(['orders', '--routing', 'latency']);
    await choose('Go on to what would change');
    await see(terminal, 'boom of mine');
    expect(terminal.visible()).not.toContain('Make these');
  }, 60_000);
});

describe('nothing is changed', () => {
  const unchanged = async (status: number) => {
    expect((await terminal.ended()).status).toBe(status);
    expect(changedFiles()).toEqual([]);
    expect(leftIn(root)).toEqual([]);
  };

  it('by Ctrl-C at the answers', async () => {
    start(['orders', '--routing', 'latency']);
    await see(terminal, 'Your answers');
    terminal.press('C-c');
    await unchanged(130);
  });

  it('by Ctrl-C while it is worked out', async () => {
    start(['orders', '--routing', 'latency']);
    await choose('Go on to what would change');
    await see(terminal, 'Working out what would change');
    terminal.press('C-c');
    await unchanged(130);
  });

  it('by Ctrl-C at the list of changes', async () => {
    start(['orders', '--routing', 'latency']);
    await lookAhead();
    terminal.press('C-c');
    await unchanged(130);
    expect(terminal.screen()).toContain('Nothing was written.');
  }, 60_000);

  it('where a file was edited since it was shown, which stays', async () => {
    start(['orders', '--routing', 'latency']);
    await lookAhead();
    writeFileSync(join(root, 'docs/runbook.md'), 'mine\n');
    writeFileSync(join(root, VARIABLES), `${readFileSync(join(root, VARIABLES), 'utf8')}\n`);
    await choose('Make these');
    const { status, screen } = await terminal.ended();
    expect(status).toBe(2);
    expect(screen).toContain('E212');
    expect(changedFiles()).toEqual([`M ${VARIABLES}`, 'M docs/runbook.md']);
  }, 60_000);

  it.each([['--yes'], ['--yes', '--json'], ['--config', 'answers.json'], ['--yes', '--dry-run']])(
    'where nobody is asked, with %s %s: it is refused as ever, with what to do',
    async (...args) => {
      const { status, stdout, stderr } = await runProgram(['orders', ...args], { cwd: dirname(root) });
      expect(status).toBe(2);
      expect(`${stdout}${stderr}`).toMatch(/E203[\s\S]*edit devops\/config\/variables\.json and run: npx projen/);
      expect(changedFiles()).toEqual([]);
    },
  );

  it('where it is not installed: it is told how, before anything is asked', async () => {
    renameSync(join(root, 'node_modules'), join(root, '../modules'));
    try {
      start([], { cwd: root });
      const { status, screen } = await terminal.ended();
      expect(status).toBe(2);
      expect(screen).toMatch(/Error E210:[\s\S]*npm ci/);
    } finally {
      renameSync(join(root, '../modules'), join(root, 'node_modules'));
    }
  });

  it('where its answers break a rule: path, rule and fix are told', async () => {
    const text = readFileSync(join(root, VARIABLES), 'utf8');
    writeFileSync(join(root, VARIABLES), text.replace('"centralus"', '"westus"'));
    start();
    const { status, screen } = await terminal.ended();
    expect(status).toBe(2);
    expect(screen).toMatch(/environments\.staging\.regions\[1\]\.location.*West US/);
    expect(screen).toMatch(/fix:/);
  });
});

describe('a run that was killed while it changed a repository', () => {
  it('is undone by the next one, whatever that is for', async () => {
    const { root: repository } = editedRepository(temporaryFolder());
    const before = treeOf(repository);
    await runStep('apply', repository, faults('rename:signal=KILL:when=3'));
    const cwd = dirname(repository);
    expect(codeOf(await runProgram(['orders', '--yes', '--dry-run', '--json'], { cwd }))).toBe('E209');
    expect(leftIn(repository)).toHaveLength(1);
    const next = await runProgram(['orders', '--yes', '--json'], { cwd });
    expect({ code: codeOf(next), told: recoveries(next) }).toEqual({ code: 'E203', told: ['undone'] });
    expect(treeOf(repository)).toEqual(before);
  });

  it('tells of files that were edited since', async () => {
    const { root: repository } = editedRepository(temporaryFolder());
    await runStep('apply', repository, faults('rename:signal=KILL:when=3'));
    chmodSync(join(repository, 'a.txt'), 0o644);
    writeFileSync(join(repository, 'a.txt'), 'mine');
    const { stderr } = await runProgram(['orders', '--yes'], { cwd: dirname(repository) });
    expect(stderr).toContain('what it had begun is undone');
    expect(stderr).toMatch(/edited since that run, and left as they are: a\.txt\./);
    expect(readFileSync(join(repository, 'a.txt'), 'utf8')).toBe('mine');
  });
});

describe('another version that is installed', () => {
  const installed = (path: string) => join(root, 'node_modules/create-aks-ha', path);

  it('takes over, with the same words, and its end is the end', async () => {
    const [manifest, program] = ['package.json', 'dist/cli.js'].map((path) => readFileSync(installed(path), 'utf8'));
    writeFileSync(installed('package.json'), JSON.stringify({ ...JSON.parse(manifest ?? ''), version: '9.9.9' }));
    writeFileSync(
      installed('dist/cli.js'),
      'console.log(JSON.stringify(process.argv.slice(2)), process.stdin.isTTY, process.cwd());process.exitCode = 7;',
    );
    try {
      start(['orders', '--routing', 'latency']);
      const { status, screen } = await terminal.ended();
      expect(screen).toContain(`["orders","--routing","latency"] true ${dirname(root)}`);
      expect(status).toBe(7);
    } finally {
      writeFileSync(installed('package.json'), manifest ?? '');
      writeFileSync(installed('dist/cli.js'), program ?? '');
    }
  });

  it('that is not complete is told, with what mends it', async () => {
    const manifest = readFileSync(installed('package.json'), 'utf8');
    writeFileSync(installed('package.json'), JSON.stringify({ ...JSON.parse(manifest), version: '9.9.9' }));
    renameSync(installed('dist'), installed('dist-elsewhere'));
    try {
      start(['orders', '--routing', 'latency']);
      const { status, screen } = await terminal.ended();
      expect(status).toBe(2);
      expect(screen).toMatch(/Error E214:.*create-aks-ha 9\.9\.9[\s\S]*npm ci/);
    } finally {
      renameSync(installed('dist-elsewhere'), installed('dist'));
      writeFileSync(installed('package.json'), manifest);
    }
  });
});
