import { homedir } from 'node:os';
import { join } from 'node:path';
import type { DeploymentEvent } from '../../deployment/events';
import { createLogFile } from '../debug-log/log-file';
import { redact, secretsOf } from '../debug-log/redact';
import { stateFolder } from '../debug-log/state-folder';
import { jsonLines } from './json-lines';

/** The log of one run, an event a line; nothing that is a secret gets into it. */
export interface RunLog {
  /** @default there can be none, and the run goes on without */
  readonly path?: string;
  event(event: DeploymentEvent): void;
  /** How the run ended. */
  ended(error: unknown): void;
}

export function startRunLog(env: NodeJS.ProcessEnv): RunLog {
  const folder = stateFolder({ platform: process.platform, env, home: homedir() });
  const started = performance.now();
  const secrets = [...secretsOf(env), ...inside(env.AZURE_SP_CREDENTIALS)];
  try {
    const file = createLogFile(join(folder, 'deployments'), new Date(), process.pid);
    const append = (text: string) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(3);
      file.append(`${seconds} ${redact(text, secrets)}`);
    };
    const lines = jsonLines(append);
    return {
      path: file.path,
      event: lines.event,
      ended: (error) => append(`ended ${error === undefined ? 'well' : String((error as Error).stack ?? error)}\n`),
    };
  } catch {
    return { event: () => undefined, ended: () => undefined };
  }
}

/** The secret in the JSON of a service principal, which stands alone nowhere in the environment. */
function inside(credentials: string | undefined): string[] {
  const secret = /"clientSecret"\s*:\s*"([^"]+)"/.exec(credentials ?? '')?.[1];
  return secret === undefined ? [] : [secret];
}
