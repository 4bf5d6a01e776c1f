import { spawnSync } from 'node:child_process';

const found = spawnSync('shellcheck', ['--version']).status === 0;

/** A test that needs ShellCheck. A build server has no excuse for not having it: there the test fails instead. */
export const withShellcheck = found || process.env.CI ? it : it.skip;

/** Behind the title: why it is skipped. */
export const whyNoShellcheck = found ? '' : ' (shellcheck is not on PATH; Debian: apt-get install shellcheck)';
