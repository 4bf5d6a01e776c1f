import { join } from 'node:path';
import { humanReporter } from '../../src/cli/human-reporter';
import type { Reporter } from '../../src/cli/reporter';
import { sampleConfiguration } from '../generation/sample';
import { configurationError } from './errors';

function told(act: (reporter: Reporter) => void, colour = false, flags = true): { out: string; err: string } {
  const streams = { out: '', err: '' };
  act(
    humanReporter({
      out: (text) => (streams.out += text),
      err: (text) => (streams.err += text),
      colour,
      flags,
    }),
  );
  return streams;
}

const result = { configuration: sampleConfiguration(), command: 'create-aks-ha orders', installed: true };

describe('people are told', () => {
  it('what was suggested, each beside its flag', () => {
    const { err } = told((reporter) =>
      reporter.suggested([
        { name: 'name', flag: '--name', value: 'orders' },
        { name: 'alertEmail', flag: '--alert-email', value: 'a@contoso.com' },
      ]),
    );
    expect(err).toBe('Suggestions taken:\n  --name         orders\n  --alert-email  a@contoso.com\n');
  });

  it('nothing of suggestions where there are none', () => {
    expect(told((reporter) => reporter.suggested([]))).toEqual({ out: '', err: '' });
  });

  it('the files of a dry run on standard output, to be piped, and the rest beside it', () => {
    const { out, err } = told((reporter) => reporter.files(['a.txt', 'b/c.txt'], ['README.md']));
    expect(out).toBe('a.txt\nb/c.txt\n');
    expect(err).toBe('  Kept as it is: README.md\n2 files; nothing was written.\n');
  });

  it('a warning with what to do about it', () => {
    const { err } = told((reporter) => reporter.warning('nobody is told.', 'Name somebody.'));
    expect(err).toBe('Warning: nobody is told.\n  Name somebody.\n');
  });

  it('what was written and what was kept, and what a .gitignore of theirs must hold', () => {
    const { err } = told((reporter) =>
      reporter.event({ type: 'written', directory: '/srv/orders', files: 70, kept: ['.gitignore', 'LICENSE'] }),
    );
    expect(err).toContain('70 files written to /srv/orders');
    expect(err).toContain('Kept as they are: .gitignore, LICENSE');
    expect(err).toContain('node_modules/');
  });

  it('what was skipped, why, and the command that makes up for it on a line of its own', () => {
    const { err } = told((reporter) =>
      reporter.event({ type: 'skipped', step: 'commit', reason: 'git is not installed', command: 'cd o && git init' }),
    );
    expect(err).toBe('– Not committed: git is not installed. By hand:\n  cd o && git init\n');
  });

  it('that an install takes its time before it does', () => {
    const { err } = told((reporter) => reporter.event({ type: 'step', step: 'install', status: 'started' }));
    expect(err).toContain('half a minute');
  });

  it('what an earlier run left to do', () => {
    const { err } = told((reporter) =>
      reporter.event({ type: 'resumed', directory: '/srv/orders', steps: ['render', 'commit'] }),
    );
    expect(err).toBe(
      '  An earlier run has written the repository already.\n  Going on with: manifests, first commit\n',
    );
  });

  it('nothing of how far npm is, where no line moves', () => {
    const progress = { type: 'progress', step: 'install', lookedUp: 1, fetched: 0 } as const;
    expect(told((reporter) => reporter.event(progress))).toEqual({ out: '', err: '' });
  });

  it('the way on: into the folder, whatever its name', () => {
    const { err } = told((reporter) => reporter.done({ ...result, directory: join(process.cwd(), "it's new") }));
    expect(err).toContain('The command that makes the same: create-aks-ha orders\n');
    expect(err).toContain("  cd 'it'\\''s new'\n");
    expect(err).toContain('README.md');
    expect(err).not.toContain('npm install');
  });

  it('to install where nothing is, and not to go where they are', () => {
    const { err } = told((reporter) => reporter.done({ ...result, directory: process.cwd(), installed: false }));
    expect(err).toContain('  npm install && npx projen     then commit what they add\n');
    expect(err).not.toContain('  cd ');
  });

  it('which flag was wrong, but only where there were flags', () => {
    const tell = (reporter: Reporter) => reporter.error(configurationError(), false);
    expect(told(tell).err).toContain('workload (--name)');
    expect(told(tell, false, false).err).not.toContain('--name');
  });

  it('the same words in colour', () => {
    const tell = (reporter: Reporter) => {
      reporter.warning('careful', 'or else');
      reporter.event({ type: 'written', directory: '/srv/orders', files: 70, kept: [] });
      reporter.done({ ...result, directory: '/srv/orders' });
    };
    const coloured = told(tell, true).err;
    expect(coloured).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how a terminal is told of colours
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(told(tell).err);
  });
});

describe('where a line moves', () => {
  /** What was shown, in its order; lines are in brackets. */
  function shown(act: (reporter: Reporter) => void): string[] {
    const log: string[] = [];
    const progress = {
      start: (step: string) => log.push(step),
      update: ({ lookedUp }: { lookedUp: number }) => log.push(`${step(log)} ${lookedUp}`),
      stop: () => log.push('stop'),
    };
    const write = (text: string) => log.push(`[${text.trim()}]`);
    act(humanReporter({ out: write, err: write, colour: false, flags: true, progress }));
    return log;
  }
  const step = (log: readonly string[]) => log.find((entry) => entry === 'install') ?? 'nothing';

  it('it stands for a step while that goes on, and a line for its end', () => {
    const log = shown((reporter) => {
      reporter.event({ type: 'step', step: 'install', status: 'started' });
      reporter.event({ type: 'progress', step: 'install', lookedUp: 7, fetched: 0 });
      reporter.event({ type: 'step', step: 'install', status: 'done' });
    });
    expect(log).toEqual(['install', 'install 7', 'stop', '[✔ Installed]']);
  });

  it.each<[string, (reporter: Reporter) => void]>([
    ['an error', (reporter) => reporter.error(new Error('oh'), false)],
    ['a warning', (reporter) => reporter.warning('careful', 'or else')],
    ['a step that is left', (reporter) => reporter.event(SKIPPED)],
  ])('it is taken away before %s is told', (_, act) => {
    const log = shown((reporter) => {
      reporter.event({ type: 'step', step: 'commit', status: 'started' });
      act(reporter);
    });
    expect(log.slice(0, 2)).toEqual(['commit', 'stop']);
    expect(log[2]).toMatch(/^\[/);
  });
});

const SKIPPED = { type: 'skipped', step: 'commit', reason: 'git is not installed', command: 'git init' } as const;
