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
  readonly clock: WaitingClock;
  /** @param env beside the credentials; `undefined` takes one away */
  session(props?: { env?: NodeJS.ProcessEnv; signal?: AbortSignal }): Promise<Session>;
  stop(): Promise<void>;
}

export interface RehearseProps {
  /** Edits the environment in variables.json. */
  readonly change?: (prod: Record<string, unknown>) => void;
}

export async function rehearse({ change }: RehearseProps = {}): Promise<Rehearsed> {
  const repository = new Repository().synth({ name: 'orders', environments: ['prod'] });
  if (change) {
    const variables = JSON.parse(repository.read(VARIABLES_PATH));
    change(variables.environments.prod);
    repository.write(VARIABLES_PATH, JSON.stringify(variables, undefined, 2));
    repository.synth({ name: 'orders' });
  }
  const clock = new WaitingClock();
  const target = await startRehearsal({ bicep: bicepPath(), expansions: EXPANSIONS, clock: clock.target });
  const { hostname, port, protocol } = new URL(target.proxyUrl);
  const connection: Connection = {
    proxy: { host: `${protocol}//${hostname}`, port: Number(port) },
    ca: target.certificateAuthority,
    clock,
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
    clock,
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
      repository.remove();
    },
  };
}
