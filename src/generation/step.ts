import type { Notify } from './events';
import { runCommand } from './run-command';
import { noteRunning } from './running';

/** Where a step works, and whom it tells. */
export interface StepProps {
  /** The repository. */
  readonly root: string;
  /** The working folder of this process in it. */
  readonly folder: string;
  /** Whether an earlier run may have done half of it. */
  readonly goesOn: boolean;
  /** Files of the user's that stand in the place of written ones. */
  readonly kept: readonly string[];
  /** What to do where this step comes to no end: it and all that follows, again or by hand. */
  readonly toGoOn: string;
  readonly notify: Notify;
  readonly signal?: AbortSignal | undefined;
}

export interface StepCommand {
  /** What a person would have typed. */
  readonly shown: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly withChildren?: boolean;
  readonly onLine?: (line: string) => void;
}

/** Runs a program in the repository, noted where the next run finds it should this process be killed. */
export function runStep({ shown, command, args, ...options }: StepCommand, { root, folder, signal }: StepProps) {
  const onStart = (pid: number) => noteRunning(folder, shown, pid);
  return runCommand(command, args, { cwd: root, signal, onStart, ...options });
}
