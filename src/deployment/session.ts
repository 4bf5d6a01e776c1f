import { setMaxListeners } from 'node:events';
import type { Configuration, Environment } from '../configuration';
import { ArmClient } from './arm/arm-client';
import type { Clock } from './clock';
import type { Emit } from './events';
import type { Connection } from './http/connection';
import { createHttp, type Http } from './http/http';
import { type Cloud, chooseCloud } from './sign-in/cloud';
import { signIn } from './sign-in/sign-in';
import { createTokens, type Tokens } from './sign-in/tokens';

/** All that a deployment works with; made once, at the edge. */
export interface Session {
  /** Root of the repository. */
  readonly root: string;
  readonly configuration: Configuration;
  readonly environment: Environment;
  readonly arm: ArmClient;
  readonly http: Http;
  readonly tokens: Tokens;
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly env: NodeJS.ProcessEnv;
  readonly emit: Emit;
}

export interface SessionProps {
  readonly root: string;
  readonly configuration: Configuration;
  readonly environment: Environment;
  readonly connection: Connection;
  /** Endpoints and credentials are taken from it; a rehearsal's differ from Azure's in nothing else. */
  readonly env: NodeJS.ProcessEnv;
  /** @default AzureCloud */
  readonly cloud?: string | undefined;
  /** @default what the sign-in names */
  readonly subscription?: string | undefined;
  readonly signal: AbortSignal;
  readonly emit: Emit;
}

/**
 * Signs in, and makes what everything else works with.
 *
 * @throws AksHaError E600 to E602 where nobody can be signed in, E613 for a cloud that there is not
 */
export async function startSession(props: SessionProps): Promise<Session> {
  const { root, configuration, environment, connection, env, subscription, signal, emit } = props;
  const { clock } = connection;
  // All that waits, waits for it too.
  setMaxListeners(0, signal);
  const cloud = chooseCloud(props.cloud, env);
  const http = createHttp({ ...connection, signal, onRetry: (retried) => emit({ type: 'retry', ...retried }) });
  const signedIn = await signIn({ env, cloud, http, subscription, signal });
  const tokens = createTokens(signedIn, signal);
  const { subscriptionId, method } = signedIn;
  // The first question of all: a wrong secret is told before anything else is looked at.
  await tokens.get(`${cloud.audience}/.default`);
  emit({ type: 'signed-in', method, subscription: subscriptionId });
  const arm = new ArmClient({ http, tokens, cloud, subscriptionId, clock, signal });
  return { root, configuration, environment, arm, http, tokens, cloud, clock, signal, env, emit };
}
