import { ExitCode } from '../exit-code';
import { handOver } from '../hand-over';
import { showsUnicode } from '../questions/screen/look';
import { verify } from './verify';
import type { VerifyOptions } from './verify-options';

/** What a run of `create-aks-ha verify` needs of the process. */
export interface Running {
  readonly out: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Judges the repository in the working directory, with the version that it has installed.
 *
 * @returns the exit code
 */
export async function runVerify(options: VerifyOptions, { out, signal }: Running): Promise<number> {
  const root = process.cwd();
  const status = await handOver(root, signal);
  if (status !== undefined) return status;
  const isTerminal = process.stdout.isTTY === true;
  const look = {
    colour: isTerminal && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
    columns: isTerminal ? process.stdout.columns : undefined,
    unicode: !isTerminal || showsUnicode(process.env, process.platform),
  };
  const verified = await verify(options, { root, env: process.env, look, signal });
  out(verified.text);
  return verified.isSurvived ? ExitCode.done : ExitCode.failed;
}
