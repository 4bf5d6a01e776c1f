import { HEALTH_PATH, REGION_PATH } from '../../cdk8s/reserved-paths';
import { answers } from '../front-door/answers';
import type { Session } from '../session';
import type { Handed } from './handed';

/** Asks one region, or all as users do, through Front Door. */
export async function route(
  { http, clock, emit }: Session,
  { outputs }: Handed,
  step: { readonly id: string; readonly region?: string },
  signal: AbortSignal,
): Promise<string> {
  const host = outputs?.frontDoorHostName ?? '';
  const { region } = step;
  const path = region === undefined ? HEALTH_PATH : `${REGION_PATH}/${region}${HEALTH_PATH}`;
  const of = region === undefined ? {} : { region };
  const what = region ?? 'The main route';
  const onWait = (waiting: string) => emit({ type: 'working', step: step.id, ...of, what: waiting });
  await answers({ http, clock, signal, host, path, what, onWait });
  return `https://${host}${region === undefined ? '' : path} answers`;
}
