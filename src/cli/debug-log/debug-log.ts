import { homedir, release } from 'node:os';
import { packageVersion } from '../../blueprints/package-root';
import type { Reporter } from '../reporter';
import { formatNote } from './journal';
import { createLogFile, type LogFile } from './log-file';
import { loggedReporter } from './logged-reporter';
import { redact, secretsOf } from './redact';
import { stateFolder } from './state-folder';
import { watchCommands } from './watch-commands';

export interface DebugLog {
  /** To be told instead of the one that was given. */
  readonly reporter: Reporter;
  /** Notes how the run ended, and says where the log is. */
  end(exitCode: number | string): void;
}

/**
 * Notes a run in a file that a report can carry: versions, arguments, answers, what happened when, and what other
 * programs said. No environment variable is noted, and nothing that looks like a credential. Where there can be no file,
 * the run goes on with a warning.
 *
 * @param reporter what is told of the run so far
 * @param words the arguments of the command line
 */
export function startDebugLog(reporter: Reporter, words: readonly string[], now = () => performance.now()): DebugLog {
  const start = now();
  const secrets = secretsOf(process.env);
  const file = begin(reporter);
  if (!file) return { reporter, end: () => undefined };
  const append = (text: string) => {
    try {
      file.append(redact(text, secrets));
    } catch {
      // A disk that is full by now: the run matters more than its log.
    }
  };
  const note = (kind: string, text: string) => append(formatNote(now() - start, kind, text));
  append(heading());
  note('started', ['create-aks-ha', ...words.map((word) => JSON.stringify(word))].join(' '));
  const stop = watchCommands(now, ({ words: [program, ...args], end, milliseconds, output }) => {
    const line = [program, ...args].join(' ');
    note('command', `${line}\nended with ${end} after ${milliseconds.toFixed(0)} ms\n${output}`);
  });
  return {
    reporter: loggedReporter(reporter, note),
    end: (exitCode) => {
      stop();
      note('ended', `with ${exitCode}`);
      reporter.logged?.(file.path);
    },
  };
}

function begin(reporter: Reporter): LogFile | undefined {
  const folder = stateFolder({ platform: process.platform, env: process.env, home: homedir() });
  try {
    return createLogFile(folder, new Date(), process.pid);
  } catch (error) {
    reporter.warning(`there is no log of this run: ${(error as Error).message}`, 'Everything else happens as always.');
    return undefined;
  }
}

function heading(): string {
  const { version, platform, arch, stdin, stdout, stderr } = process;
  const terminals = Object.entries({ stdin, stdout, stderr }).filter(([, { isTTY }]) => isTTY);
  const size = stderr.isTTY ? `, ${stderr.columns} columns` : '';
  return [
    `create-aks-ha ${packageVersion()}, Node.js ${version}, ${platform} ${arch} ${release()}`,
    `terminals: ${terminals.map(([name]) => name).join(', ') || 'none'}${size}`,
    `directory: ${process.cwd()}`,
    '',
    '',
  ].join('\n');
}
