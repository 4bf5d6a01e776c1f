import { join } from 'node:path';
import { type Clock, scaledClock, systemClock } from '../../deployment/clock';
import type { Connection } from '../../deployment/http/connection';

/** What a command works against: Azure, or a rehearsal. Only endpoints, credentials and time differ. */
export interface Target {
  readonly connection: Connection;
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** What is to be known before anything else is told, a line. @default nothing: it is Azure */
  readonly notice?: string;
  close(): Promise<void>;
}

/** Seconds of a rehearsal in one of the machine's; `AKS_HA_REHEARSAL_SCALE` is for those who test it. */
const SCALE = 60;

/** Where a rehearsal keeps what is deployed, below the root of the repository; git ignores it. */
export const REHEARSAL_FOLDER = '.aks-ha/rehearsal';

export interface TargetProps {
  readonly rehearse: boolean;
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** Path of a Bicep CLI; asked for by a rehearsal alone. */
  readonly bicep: () => Promise<string>;
}

export async function openTarget({ rehearse, root, env, bicep }: TargetProps): Promise<Target> {
  if (!rehearse) {
    return { connection: { clock: systemClock }, env, clock: systemClock, close: async () => undefined };
  }
  const { startRehearsal } = await import('../../deployment/rehearsal/start-rehearsal.js');
  const scale = Number(env.AKS_HA_REHEARSAL_SCALE) || SCALE;
  const rehearsal = await startRehearsal({ bicep: await bicep(), folder: join(root, REHEARSAL_FOLDER), scale });
  const { protocol, hostname, port } = new URL(rehearsal.proxyUrl);
  const clock = scaledClock(scale);
  return {
    connection: {
      proxy: { host: `${protocol}//${hostname}`, port: Number(port) },
      ca: rehearsal.certificateAuthority,
      clock,
    },
    env: rehearsedEnvironment(env, rehearsal.environment),
    clock,
    notice: `A rehearsal, ${scale} times as fast as Azure: nothing is made there, and nothing costs. What it makes is kept in ${REHEARSAL_FOLDER}/.\n`,
    close: () => rehearsal.stop(),
  };
}

/** Nobody's real credentials, endpoints or subscription reach a rehearsal; and it builds no image with Docker. */
function rehearsedEnvironment(env: NodeJS.ProcessEnv, own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(AZURE_|ACTIONS_ID_TOKEN|ARM_|DOCKER_)/.test(name));
  return { ...Object.fromEntries(kept), ...own };
}
