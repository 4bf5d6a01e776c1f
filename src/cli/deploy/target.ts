import { join } from 'node:path';
import { cacheFolder } from '../../deployment/bicep/cache-folder';
import { type Clock, scaledClock, systemClock } from '../../deployment/clock';
import type { Connection } from '../../deployment/http/connection';
import { readFault } from '../../deployment/rehearsal/faults/read-fault';
import { findRunning, hasGuests, type RehearsalAddress, visit } from '../../deployment/rehearsal/running';
import { AksHaError } from '../../errors/aks-ha-error';
import type { Surroundings } from './surroundings';

/** What a command works against: Azure, or a rehearsal. Only endpoints, credentials and time differ. */
export interface Target {
  readonly connection: Connection;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /**
   * Loses a location after so many seconds of the clock. @default only a rehearsal that was started here does so
   *
   * @returns what brings it back
   */
  readonly lose?: (location: string, seconds: number) => () => void;
  /** What is to be known before anything else is told, a line. @default nothing: it is Azure */
  readonly notice?: string;
  close(): Promise<void>;
}

/** Seconds of a rehearsal in one of the machine's; `AKS_HA_REHEARSAL_SCALE` is for those who test it. */
const SCALE = 60;
/** Real seconds that one attempt may take there: what hangs would else last an hour of the rehearsal. */
const TIMEOUT = 10;
/** Milliseconds between two looks for other commands that still use it. */
const PAUSE = 100;

/** Where a rehearsal keeps what is deployed, below the root of the repository; git ignores it. */
export const REHEARSAL_FOLDER = '.aks-ha/rehearsal';

export interface TargetProps {
  readonly rehearse: boolean;
  /** As they are typed. */
  readonly faults: readonly string[];
  readonly surroundings: Pick<Surroundings, 'root' | 'env' | 'err' | 'leave'>;
  /** Path of a Bicep CLI; asked for by a rehearsal alone. */
  readonly bicep: () => Promise<string>;
}

/** @throws AksHaError E692 to E694 for faults that there can't be */
export async function openTarget({ rehearse, faults, surroundings, bicep }: TargetProps): Promise<Target> {
  const { root, env, err, leave } = surroundings;
  if (!rehearse) {
    if (faults.length > 0) throw withoutRehearsal(faults);
    return { connection: { clock: systemClock }, env, clock: systemClock, close: async () => undefined };
  }
  const wrong = faults.flatMap(readFault);
  const folder = join(root, REHEARSAL_FOLDER);
  const running = await findRunning(folder);
  if (running) {
    if (faults.length > 0) throw secondRehearsal();
    const goAway = visit(folder);
    return { ...reached(running, env), close: async () => goAway() };
  }
  const { startRehearsal } = await import('../../deployment/rehearsal/start-rehearsal.js');
  const scale = Number(env.AKS_HA_REHEARSAL_SCALE) || SCALE;
  const expansions = cacheFolder('expansions', env);
  const rehearsal = await startRehearsal({ bicep: await bicep(), folder, expansions, scale, faults: wrong });
  return {
    ...reached(rehearsal, env),
    lose: (location, after) =>
      rehearsal.faults.add({ name: 'region-lost', condition: { kind: 'region-lost', location }, after }),
    close: async () => {
      // Another command that found this Azure would lose it on its way.
      if (hasGuests(folder)) err('Another command uses this rehearsal: it is kept until that has ended.\n');
      while (hasGuests(folder) && !leave.aborted) await systemClock.sleep(PAUSE);
      await rehearsal.stop();
    },
  };
}

function reached(address: RehearsalAddress, env: NodeJS.ProcessEnv): Omit<Target, 'close'> {
  const { protocol, hostname, port } = new URL(address.proxyUrl);
  const clock = scaledClock(address.scale);
  return {
    connection: {
      proxy: { host: `${protocol}//${hostname}`, port: Number(port) },
      ca: address.certificateAuthority,
      timeout: TIMEOUT,
      clock,
    },
    env: rehearsedEnvironment(env, address.environment),
    clock,
    notice: `A rehearsal, ${address.scale} times as fast as Azure: nothing is made there, and nothing costs. What it makes is kept in ${REHEARSAL_FOLDER}/.`,
  };
}

/** Nobody's real credentials, endpoints or subscription reach a rehearsal; and it builds no image with Docker. */
function rehearsedEnvironment(env: NodeJS.ProcessEnv, own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(AZURE_|ACTIONS_ID_TOKEN|ARM_|DOCKER_)/.test(name));
  return { ...Object.fromEntries(kept), ...own };
}

function withoutRehearsal(faults: readonly string[]): AksHaError {
  return new AksHaError({
    code: 'E694',
    source: 'user',
    message: `--fault ${faults[0]} was given without --rehearse.`,
    hint: 'Only a rehearsal can be told what is to go wrong: give --rehearse too.',
  });
}

function secondRehearsal(): AksHaError {
  return new AksHaError({
    code: 'E693',
    source: 'user',
    message: 'Another command rehearses in this repository, and both use the same Azure.',
    hint: 'Leave --fault out, or wait until the other one has ended.',
  });
}
