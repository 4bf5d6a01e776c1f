#!/usr/bin/env node
import { writeSync } from 'node:fs';
import { CommanderError } from 'commander';
import { packageVersion } from '../blueprints/package-root';
import { isCommandName } from './command-names';
import { ExitCode, exitCodeOf } from './exit-code';
import { humanReporter } from './human-reporter';
import { jsonReporter } from './json-reporter';
import { buildProgram } from './program';
import { progressInTerminal } from './progress-in-terminal';
import type { Reporter } from './reporter';
import { UsageError } from './usage-error';

const [, , ...words] = process.argv;
// Behind -- stands what a shell asks about, or the name of a directory.
const flags = words.slice(0, words.includes('--') ? words.indexOf('--') : undefined);
const json = flags.includes('--json');
const debug = flags.includes('--debug');
const colour = process.stderr.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb';
const out = (text: string) => process.stdout.write(text);
const err = (text: string) => process.stderr.write(text);
const progress = progressInTerminal(process.stderr, process.env, process.platform);
const columns = () => (process.stderr.isTTY ? process.stderr.columns : undefined);
// Only a generation has them: other commands read answers from variables.json.
const fromFlags = !flags.some((flag) => flag.startsWith('--config')) && !isCommandName(words[0] ?? '');
const told: Reporter = json
  ? jsonReporter(out, fromFlags)
  : humanReporter({ out, err, colour, columns, progress, flags: fromFlags });

// A reader that had enough, such as head, is no error; what was begun goes on.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    // Told where it still can be: a full disk takes nothing more.
    writeSync(2, `Error: the output can't be written: ${error.message}\n`);
    process.exit(ExitCode.failed);
  });
}

const cancel = new AbortController();
// Not once: a second Ctrl-C must not end this before npm, which has a group of its own, is ended.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => cancel.abort());

/** Loaded only where it is asked for, as all of these. */
const log = debug
  ? (require('./debug-log') as typeof import('./debug-log/debug-log')).startDebugLog(told, words)
  : undefined;
const reporter = log?.reporter ?? told;

const program = buildProgram(packageVersion(), {
  create: (directory, options) => {
    const { loadCreate } = require('./load-create') as typeof import('./load-create');
    return loadCreate().create(directory, options, reporter, cancel.signal);
  },
  completion: (shell, typed, known) => {
    const { answer, scriptFor } = require('./completion') as typeof import('./completion/completion');
    out(typed.length === 0 ? scriptFor(shell) : answer(typed, known));
  },
  verify: async (options) => {
    const { runVerify } = require('./verify') as typeof import('./verify/run-verify');
    process.exitCode = await runVerify(options, { out, signal: cancel.signal });
  },
  upgrade: async (options) => {
    const { runUpgrade } = require('./upgrade') as typeof import('./upgrade/run-upgrade');
    process.exitCode = await runUpgrade(options, { out, err, signal: cancel.signal });
  },
  deploy: async (options) => {
    process.exitCode = await deployment().runDeploy(options, cancel.signal);
  },
  status: async (options) => {
    process.exitCode = await deployment().runStatus(options, cancel.signal);
  },
  destroy: async (options) => {
    process.exitCode = await deployment().runDestroy(options, cancel.signal);
  },
  drain: async (region, options) => {
    process.exitCode = await deployment().runDrain(region, options, cancel.signal);
  },
  restore: async (region, options) => {
    process.exitCode = await deployment().runRestore(region, options, cancel.signal);
  },
  drill: async (region, options) => {
    process.exitCode = await deployment().runDrill(region, options, cancel.signal);
  },
});

/** With Azure's clients in it. */
function deployment() {
  return require('./deploy') as typeof import('./deploy');
}

program
  .parseAsync()
  .catch((error: unknown) => {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const failure = error instanceof CommanderError ? new UsageError(error) : error;
    reporter.error(failure, debug);
    process.exitCode = error instanceof CommanderError ? ExitCode.usage : exitCodeOf(error);
  })
  .finally(() => log?.end(process.exitCode ?? ExitCode.done));
