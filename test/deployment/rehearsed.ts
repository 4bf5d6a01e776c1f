import { join } from 'node:path';
import { renderEnvironment } from '../../src/cdk8s';
import { readVariables, VARIABLES_PATH } from '../../src/configuration';
import type { Compile } from '../../src/deployment/bicep/compile-and-predict';
import type { DeploymentEvent } from '../../src/deployment/events';
import type { Connection } from '../../src/deployment/http/connection';
import { type Rehearsal, startRehearsal } from '../../src/deployment/rehearsal/start-rehearsal';
import type { Render } from '../../src/deployment/render/render';
import { type Session, startSession } from '../../src/deployment/session';
import charts from '../../templates/charts/main';
import { Repository } from '../blueprints/repository';
import { bicepPath } from '../toolchain/bicep';
import { compile, EXPANSIONS } from './remembered';
import { WaitingClock } from './waiting-clock';

/** A local Azure, a generated repository, and what a deployer needs to bring the two together. */
export interface Rehearsed {
  readonly repository: Repository;
  readonly target: Rehearsal;
  readonly events: DeploymentEvent[];
  readonly render: Render;
  readonly compile: Compile;
  readonly connection: Connection;
  /** @param env beside the credentials; `undefined` takes one away */
  session(props?: { env?: NodeJS.ProcessEnv; signal?: AbortSignal }): Promise<Session>;
  stop(): Promise<void>;
}

export interface RehearsedProps {
  /** One that no test changes, for many of them. @default one of its own, which it removes at its end */
  readonly repository?: Repository;
  /** Keeps the state. @default in memory only */
  readonly folder?: string;
  /** @default one that starts in 2026 */
  readonly clock?: WaitingClock;
  /** Seconds that one attempt may take. @default 60 */
  readonly timeout?: number;
}

/** The repository of orders in prod. */
export function ordersRepository(): Repository {
  return new Repository().synth({ name: 'orders', environments: ['prod'] });
}

export async function rehearse({ folder, timeout, ...props }: RehearsedProps = {}): Promise<Rehearsed> {
  const repository = props.repository ?? ordersRepository();
  const clock = props.clock ?? new WaitingClock();
  const target = await startRehearsal({
    bicep: bicepPath(),
    expansions: EXPANSIONS,
    clock: clock.target,
    ...(folder === undefined ? {} : { folder }),
  });
  const { hostname, port, protocol } = new URL(target.proxyUrl);
  const connection: Connection = {
    proxy: { host: `${protocol}//${hostname}`, port: Number(port) },
    ca: target.certificateAuthority,
    clock,
    ...(timeout === undefined ? {} : { timeout }),
  };
  const events: DeploymentEvent[] = [];
  const configurationNow = () => readVariables(join(repository.folder, VARIABLES_PATH), VARIABLES_PATH);
  const environmentNow = () => {
    const [environment] = configurationNow().environments;
    if (!environment) throw new Error('no environment');
    return environment;
  };
  return {
    repository,
    target,
    events,
    compile,
    connection,
    render: async (request) =>
      renderEnvironment({ ...request, configuration: configurationNow(), environment: environmentNow(), charts }),
    session: ({ env = {}, signal = new AbortController().signal } = {}) =>
      startSession({
        root: repository.folder,
        configuration: configurationNow(),
        environment: environmentNow(),
        connection,
        env: { AZURE_SP_CREDENTIALS: target.environment.AZURE_SP_CREDENTIALS, PATH: '', ...env },
        signal,
        emit: (event) => events.push(event),
      }),
    stop: async () => {
      await target.stop();
      if (!props.repository) repository.remove();
    },
  };
}
