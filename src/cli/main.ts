#!/usr/bin/env node
import { CommanderError } from 'commander';
import { packageVersion } from '../blueprints/package-root';
import { ExitCode, exitCodeOf } from './exit-code';
import { humanReporter } from './human-reporter';
import { jsonReporter } from './json-reporter';
import { loadCreate } from './load-create';
import { buildProgram } from './program';
import { UsageError } from './usage-error';

const json = process.argv.includes('--json');
const debug = process.argv.includes('--debug');
const colour = process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
const reporter = json
  ? jsonReporter((text) => process.stdout.write(text))
  : humanReporter({
      out: (text) => process.stdout.write(text),
      err: (text) => process.stderr.write(text),
      colour,
      flags: !process.argv.some((argument) => argument.startsWith('--config')),
    });

// A reader that had enough, such as head, is no error; what was begun goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const cancel = new AbortController();
// Not once: a second Ctrl-C must not end this before npm, which has a group of its own, is ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => cancel.abort());

const program = buildProgram(packageVersion(), (directory, options) =>
  loadCreate().create(directory, options, reporter, cancel.signal),
);

program
  .exitOverride()
  .configureOutput({ writeErr: () => undefined })
  .parseAsync()
  .catch((error: unknown) => {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const failure = error instanceof CommanderError ? new UsageError(error) : error;
    reporter.error(failure, debug);
    process.exitCode = error instanceof CommanderError ? ExitCode.usage : exitCodeOf(error);
  });
