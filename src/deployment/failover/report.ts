import { AksHaError } from '../../errors/aks-ha-error';
import { byStatus, isFailed, type Sample } from '../load/sample';

/** What a drill has measured. Seconds are those of the deployment's clock, which is a rehearsal's own. */
export interface DrillReport {
  readonly region: string;
  readonly kind: 'drain' | 'loss';
  /** Of the whole. */
  readonly seconds: number;
  /** Requests a second that were wanted. */
  readonly rate: number;
  readonly sent: number;
  /** Not sent, because too many had no answer yet. */
  readonly heldBack: number;
  readonly failed: number;
  /** `{ "200": 1520, "504": 3 }`, `none` for those without an answer. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** On their way when the region was lost. Only a loss fails any. */
  readonly failedInFlight: number;
  /** Sent before the probes of Front Door had to know. Only a loss fails any. */
  readonly failedUntilNoticed: number;
  /** All others. */
  readonly failedUnexpectedly: number;
  /** Percent of the requests that may fail unexpectedly. */
  readonly errorBudget: number;
  readonly isWithinBudget: boolean;
  /** Seconds until the region gave its last answer, or a user the last error. */
  readonly secondsUntilQuiet: number;
  /** Seconds until it answered again. @default the routing sends no user here to it, before as after */
  readonly secondsUntilBack?: number;
}

export interface Measured {
  readonly region: string;
  readonly kind: DrillReport['kind'];
  readonly samples: readonly Sample[];
  readonly heldBack: number;
  readonly rate: number;
  readonly errorBudget: number;
  /** Milliseconds, as those of the samples. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** When the region was drained or lost. */
  readonly disturbedAt: number;
  /** Seconds after which the probes of Front Door know of a loss. */
  readonly secondsToNotice: number;
  readonly secondsUntilQuiet: number;
  readonly secondsUntilBack?: number | undefined;
}

/** Milliseconds that two clocks may differ by. */
const SKEW = 1000;

export function reportOf(measured: Measured): DrillReport {
  const { region, kind, samples, heldBack, rate, errorBudget, disturbedAt, secondsUntilQuiet, secondsUntilBack } =
    measured;
  const failures = samples.filter(isFailed);
  const noticed = disturbedAt + measured.secondsToNotice * 1000;
  const isLoss = kind === 'loss';
  const inFlight = failures.filter(
    ({ startedAt, endedAt }) => isLoss && startedAt < disturbedAt && endedAt >= disturbedAt - SKEW,
  );
  const late = failures.filter(({ startedAt }) => isLoss && startedAt >= disturbedAt && startedAt <= noticed);
  const unexpected = failures.length - inFlight.length - late.length;
  return {
    region,
    kind,
    seconds: Math.round((measured.endedAt - measured.startedAt) / 1000),
    rate,
    sent: samples.length,
    heldBack,
    failed: failures.length,
    byStatus: byStatus(samples),
    failedInFlight: inFlight.length,
    failedUntilNoticed: late.length,
    failedUnexpectedly: unexpected,
    errorBudget,
    isWithinBudget: unexpected * 100 <= samples.length * errorBudget,
    secondsUntilQuiet,
    ...(secondsUntilBack === undefined ? {} : { secondsUntilBack }),
  };
}

/** @throws AksHaError E655 where more failed than may */
export function refuseOverspent({
  region,
  kind,
  sent,
  failedUnexpectedly,
  errorBudget,
  isWithinBudget,
}: DrillReport): void {
  if (isWithinBudget) return;
  const what = kind === 'drain' ? `While ${region} was drained and restored` : `When ${region} was lost`;
  throw new AksHaError({
    code: 'E655',
    source: 'user',
    message: `${what}, ${failedUnexpectedly} of ${sent} requests failed that need not have: more than ${errorBudget} %.`,
    hint: 'The report says with what status. Look whether the other regions can carry the load: minReplicas in charts/main.ts.',
  });
}
