import { type Load, startLoad } from '../load/load';
import type { Session } from '../session';
import type { Disturbance } from './disturbance';
import { mainRoute } from './drain';
import { LIMITS } from './limits';
import type { Entry } from './look-at-traffic';
import { secondsToNotice } from './probing';
import { type DrillReport, refuseOverspent, reportOf } from './report';
import { untilBack, untilQuiet, type Watch } from './watch-traffic';

export interface DrillProps {
  readonly disturbance: Disturbance;
  /** Requests a second. */
  readonly rate: number;
  /** Percent of the requests that may fail unexpectedly. */
  readonly errorBudget: number;
}

/**
 * Takes a region away from the users and brings it back, while requests go through Front Door at a steady rate, and tells
 * what became of them.
 *
 * @throws AksHaError E655 where more failed than the budget allows; the report was told before
 */
export async function drill(session: Session, entry: Entry, props: DrillProps): Promise<DrillReport> {
  const { disturbance, rate, errorBudget } = props;
  const { clock, emit } = session;
  const notice = await secondsToNotice(entry.frontDoor);
  const startedAt = clock.now();
  const load = startLoad({ ...session, url: mainRoute(entry.host), rate });
  const times = await disturbed({ session, entry, load }, disturbance).finally(() => load.stop());
  const { region } = entry;
  const { kind } = disturbance;
  const { samples, heldBack } = load;
  const endedAt = clock.now();
  const measured = { region, kind, samples, heldBack, rate, errorBudget, startedAt, endedAt, ...times };
  const report = reportOf({ ...measured, secondsToNotice: notice });
  emit({ type: 'drill', ...report });
  refuseOverspent(report);
  return report;
}

interface Times {
  readonly disturbedAt: number;
  readonly secondsUntilQuiet: number;
  readonly secondsUntilBack?: number;
}

async function disturbed(watch: Watch, disturbance: Disturbance): Promise<Times> {
  const { session, entry, load } = watch;
  const { clock, signal } = session;
  const pause = (seconds: number) => clock.sleep(seconds * 1000, signal);
  await pause(LIMITS.calm);
  const isReached = reached(load, entry);
  try {
    const disturbedAt = await disturbance.begin();
    const secondsUntilQuiet = await untilQuiet(watch, disturbedAt);
    await pause(LIMITS.held);
    const endedAt = clock.now();
    await disturbance.end();
    const secondsUntilBack = isReached ? await untilBack(watch, endedAt) : undefined;
    await pause(LIMITS.calm);
    return { disturbedAt, secondsUntilQuiet, ...(secondsUntilBack === undefined ? {} : { secondsUntilBack }) };
  } catch (error) {
    // Where it was broken off, whoever did so has no more time: the command brings the region back.
    if (!signal.aborted) await disturbance.end();
    throw error;
  }
}

/** Whether requests from here reach the region at all: with priority or latency routing they may not. */
function reached({ samples }: Load, { region }: Entry): boolean {
  return samples.some((sample) => sample.region === region);
}
