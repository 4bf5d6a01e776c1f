import { exitCodeOf } from '../../src/cli/exit-code';
import { deploy } from '../../src/deployment/deploy';
import { destroy, lookForDestruction } from '../../src/deployment/destroy/destroy';
import type { Fault } from '../../src/deployment/rehearsal/faults/fault';
import { NAMED_FAULTS } from '../../src/deployment/rehearsal/faults/named-faults';
import { PHASE_NAMES, type Phase } from '../../src/deployment/rehearsal/faults/phases';
import { readFault } from '../../src/deployment/rehearsal/faults/read-fault';
import { lookAtEnvironment } from '../../src/deployment/status/look-at-environment';
import { isWell } from '../../src/deployment/status/status';
import { AksHaError } from '../../src/errors/aks-ha-error';
import type { Rehearsed } from '../deployment/rehearsed';
import { type Ending, EXPECTED } from './expected';
import { madeTwice } from './made-twice';
import { secretsIn } from './secrets';

/** One fault in one phase. */
export interface Cell {
  readonly fault: string;
  readonly phase: Phase;
}

export interface Outcome {
  /** `survives`, or the code of the error. */
  readonly ended: string;
  /** Whether any request met it; of a condition that is not known. */
  readonly isMet: boolean | undefined;
  /** What is not as it has to be; empty where all is well. */
  readonly wrong: readonly string[];
}

/** Every fault in every phase. */
export const ALL_CELLS: readonly Cell[] = Object.keys(NAMED_FAULTS).flatMap((fault) =>
  PHASE_NAMES.map((phase) => ({ fault, phase })),
);

/**
 * Lets a command meet a fault, takes the fault away and, where it stopped, runs it again: then it has to end well, with
 * nothing made twice, nothing missing, and no secret told.
 *
 * @param rehearsed with nothing deployed, or for a removal all of it
 */
export async function runCell(cell: Cell, rehearsed: Rehearsed): Promise<Outcome> {
  const { target } = rehearsed;
  const { fault, phase } = cell;
  const faults = await faultsOf(cell, rehearsed);
  target.faults.add(...faults);
  const { error } = await attempt(rehearsed, phase);
  target.faults.clear();
  const met = target.log.entries.some((entry) => entry.fault === fault);
  const wrong = [...judge(EXPECTED[fault]?.stops?.[phase] ?? 'survives', error)];
  const again = error === undefined ? undefined : (await attempt(rehearsed, phase)).error;
  if (again) wrong.push(`run again without the fault: ${again.message}`);
  wrong.push(...(await leftWrong(rehearsed, phase, EXPECTED[fault]?.anew)), ...secretsTold(rehearsed, [error, again]));
  return {
    ended: error === undefined ? 'survives' : AksHaError.is(error) ? error.code : String(error),
    isMet: faults.some((each) => 'match' in each) ? met : undefined,
    wrong,
  };
}

/**
 * Lets a whole life, from nothing to live to nothing, meet many faults that pass.
 *
 * @returns what is not as it has to be
 */
export async function runLife(cells: readonly Cell[], rehearsed: Rehearsed): Promise<string[]> {
  const { target } = rehearsed;
  for (const cell of cells) target.faults.add(...(await faultsOf(cell, rehearsed)));
  const deployment = await attempt(rehearsed, 'rollout');
  const wrong = [...judge('survives', deployment.error), ...(await leftWrong(rehearsed, 'rollout'))];
  const removal = await attempt(rehearsed, 'removal');
  wrong.push(...judge('survives', removal.error), ...(await leftWrong(rehearsed, 'removal')));
  return [...wrong, ...secretsTold(rehearsed, [deployment.error, removal.error])];
}

async function faultsOf({ fault, phase }: Cell, rehearsed: Rehearsed): Promise<Fault[]> {
  const { argument } = EXPECTED[fault] ?? {};
  const { containerRegistryName } = (await rehearsed.session()).environment;
  return readFault(`${fault}${argument ? `:${argument.replace('<registry>', containerRegistryName)}` : ''}@${phase}`);
}

function secretsTold(rehearsed: Rehearsed, errors: readonly (Error | undefined)[]): string[] {
  const { target, events } = rehearsed;
  const told = errors.map((error) => `${error?.message} ${(error as AksHaError)?.hint} ${error?.stack}`);
  return secretsIn([JSON.stringify(events), JSON.stringify(target.log.entries), ...told].join('\n'), rehearsed);
}

/** The command that goes through a phase. */
async function attempt(rehearsed: Rehearsed, phase: Phase): Promise<{ readonly error?: Error }> {
  const { compile, render } = rehearsed;
  const yes = async () => true;
  const props = { compile, render, confirm: yes, confirmRemovals: yes, buildInRegistry: true };
  try {
    const session = await rehearsed.session();
    if (phase === 'removal') {
      await destroy(session, await lookForDestruction(session));
      return {};
    }
    if (phase === 'what-if') await deploy(session, { ...props, preview: true });
    await deploy(session, props);
    return {};
  } catch (error) {
    return { error: error as Error };
  }
}

function* judge(expected: Ending, error: Error | undefined): Generator<string> {
  if (expected === 'survives') {
    if (error) yield `has to survive, and stops: ${error.message} ${error.stack}`;
    return;
  }
  if (!error) return yield `has to stop with ${expected.code}, and survives`;
  if (!AksHaError.is(error)) return yield `no error of ours: ${error.stack}`;
  const { code, message, hint } = error;
  const exit = exitCodeOf(error);
  if (code !== expected.code) yield `${code} in place of ${expected.code}: ${message}`;
  if (exit !== expected.exit) yield `exit code ${exit} in place of ${expected.exit}`;
  if (!expected.cause.test(message)) yield `the cause is not told, ${expected.cause}: ${message}`;
  if (!expected.fix.test(`${message}\n${hint}`)) yield `the fix is not told, ${expected.fix}: ${hint}`;
}

/** At the end all is there, once, or nothing is. */
async function leftWrong(rehearsed: Rehearsed, phase: Phase, anew?: RegExp): Promise<string[]> {
  const { target } = rehearsed;
  const session = await rehearsed.session();
  const wrong = target.failures.map((failure) => `the target itself failed: ${failure}`);
  if (phase === 'removal') {
    const { regional, global } = await lookForDestruction(session);
    if (regional.length > 0 || global) wrong.push('something is left');
    return wrong;
  }
  const status = await lookAtEnvironment(session, rehearsed.compile);
  if (!isWell(status)) wrong.push(`not well in the end: ${JSON.stringify(status)}`);
  const twice = madeTwice(target.log.entries).filter((id) => !anew?.test(id));
  return [...wrong, ...twice.map((id) => `made twice: ${id}`)];
}
