import { ExitCode } from '../exit-code';
import { handOver } from '../hand-over';
import { deploy } from './deploy';
import type { DeployOptions, DestroyOptions, StatusOptions } from './deploy-options';
import { destroy } from './destroy';
import { drain } from './drain';
import { drill } from './drill';
import type { DrainOptions, DrillOptions, RestoreOptions } from './failover-options';
import { restore } from './restore';
import { status } from './status';
import { type Surroundings, surroundingsOf } from './surroundings';

/**
 * Each does its work in the repository of the working directory, with the version that is installed there.
 *
 * @returns the exit code
 */
export const runDeploy = (options: DeployOptions, signal: AbortSignal) =>
  run(signal, (surroundings) => deploy(options, surroundings));

export const runStatus = (options: StatusOptions, signal: AbortSignal) =>
  run(signal, (surroundings) => status(options, surroundings));

export const runDestroy = (options: DestroyOptions, signal: AbortSignal) =>
  run(signal, (surroundings) => destroy(options, surroundings));

export const runDrain = (region: string, options: DrainOptions, signal: AbortSignal) =>
  run(signal, (surroundings) => drain(region, options, surroundings));

export const runRestore = (region: string, options: RestoreOptions, signal: AbortSignal) =>
  run(signal, (surroundings) => restore(region, options, surroundings));

export const runDrill = (region: string | undefined, options: DrillOptions, signal: AbortSignal) =>
  run(signal, (surroundings) => drill(region, options, surroundings));

async function run(signal: AbortSignal, work: (surroundings: Surroundings) => Promise<unknown>): Promise<number> {
  const root = process.cwd();
  const handedOver = await handOver(root, signal);
  if (handedOver !== undefined) return handedOver;
  await work(surroundingsOf(process, root, signal));
  return ExitCode.done;
}
