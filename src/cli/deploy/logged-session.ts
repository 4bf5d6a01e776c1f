import type { DeploymentEvent } from '../../deployment/events';
import { type Session, type SessionProps, startSession } from '../../deployment/session';
import { chosenEnvironment } from './chosen-environment';
import type { ConfirmProps } from './confirm';
import type { TargetOptions } from './deploy-options';
import { neededBicep } from './needed-bicep';
import { reporterFor } from './reporter-for';
import { startRunLog } from './run-log';
import type { Surroundings } from './surroundings';
import { openTarget, type Target } from './target';

/** What a command works with that changes Azure and asks first. */
export interface LoggedSession {
  readonly session: Session;
  /** A session that a broken-off run does not end, for what has to be done yet. */
  readonly afterwards: () => Promise<Session>;
  readonly target: Target;
  readonly asked: ConfirmProps;
  /** For people; nothing with `--json`. */
  readonly tell: (text: string) => void;
}

/** Real milliseconds for what has to be done yet. */
const AFTERWARDS = 60_000;

/** Signs in, does the work with its events told and logged, and leaves nothing open. */
export async function inLoggedSession<T>(
  options: TargetOptions,
  surroundings: Surroundings,
  work: (given: LoggedSession) => Promise<T>,
): Promise<T> {
  const { root, env, signal, err, ask } = surroundings;
  const { json = false, rehearse = false, fault: faults = [], cloud, subscription } = options;
  const chosen = chosenEnvironment(root, options.environment);
  const tell = json ? () => undefined : surroundings.tell;
  const target = await openTarget({ rehearse, faults, surroundings, bicep: () => neededBicep({ env, signal, tell }) });
  if (target.notice) tell(target.notice);
  const log = startRunLog(target.env);
  // Lines that stay: there is nothing that a table would show.
  const { screen: _, ...lines } = surroundings;
  const reporter = reporterFor({ json, surroundings: lines, environment: chosen.environment, clock: target.clock });
  const emit = (event: DeploymentEvent) => {
    log.event(event);
    reporter.event(event);
  };
  const { connection } = target;
  const props: SessionProps = { root, ...chosen, connection, env: target.env, cloud, subscription, signal, emit };
  try {
    const done = await work({
      session: await startSession(props),
      afterwards: () => startSession({ ...props, signal: AbortSignal.timeout(AFTERWARDS), emit: log.event }),
      target,
      asked: { ask: json ? undefined : ask, err, reporter },
      tell,
    });
    log.ended(undefined);
    return done;
  } catch (error) {
    log.ended(error);
    throw error;
  } finally {
    reporter.stop();
    if (log.path !== undefined) tell(`The log of this run: ${log.path}`);
    await target.close();
  }
}
