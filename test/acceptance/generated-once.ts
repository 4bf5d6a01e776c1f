import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { suggestVariables } from '../../src/configuration';
import { formatVariables } from '../../src/configuration/format-variables';
import type { Variables } from '../../src/configuration/variables-schema';
import { temporaryFolder } from '../generation/temporary-folder';
import { builtProgram, cleanEnvironment } from './built-program';
import { run } from './run';

export const VARIABLES = 'devops/config/variables.json';

/** The answers of {@link generateOnce}. */
export const ANSWERS: Variables = suggestVariables({
  workload: 'orders',
  environments: ['staging', 'prod'],
  alertEmails: ['oncall@contoso.com'],
});

/** A repository of the tests' own. */
export interface GeneratedRepository {
  readonly root: string;
  /** Throws away what a test has done to it. */
  restore(): void;
  /** What git would commit: `M path`, `D path`, `? path` for what is new; sorted. */
  status(): string[];
}

/** A repository that is generated, installed and committed: once for all tests of a file, since it takes its time. */
export function generateOnce(): GeneratedRepository {
  const folder = temporaryFolder();
  const root = join(folder, 'orders');
  writeFileSync(join(folder, 'answers.json'), formatVariables(ANSWERS));
  const { PATH: _, ...env } = cleanEnvironment(folder);
  // npm keeps what it downloads in the home of whoever runs the tests.
  run('node', [builtProgram(), root, '--config', 'answers.json'], folder, { ...env, HOME: process.env.HOME });
  const git = (...args: string[]) => gitIn(root, args);
  return {
    root,
    restore: () => {
      git('reset', '--quiet', '--hard');
      git('clean', '-fdq');
    },
    status: () => {
      const lines = git('status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean);
      return lines.map((line) => `${line.trim()[0]} ${line.slice(3)}`).sort();
    },
  };
}

/**
 * Runs git in just this repository: what throws away must never look for one in the folders above, nor in the folder that
 * the tests are started from.
 */
function gitIn(root: string, args: readonly string[]): string {
  const isOurs = typeof root === 'string' && [tmpdir(), '/tmp'].some((folder) => root.startsWith(folder + sep));
  if (!isOurs) throw new Error(`${root} is no repository of a test.`);
  const here = [`--git-dir=${join(root, '.git')}`, `--work-tree=${root}`];
  return run('git', [...here, ...args], root, { GIT_CEILING_DIRECTORIES: dirname(root) });
}
