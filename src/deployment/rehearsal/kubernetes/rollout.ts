import { DURATIONS } from '../durations';
import type { Pause, Revision } from './cluster-state';

/** Why the pods of a revision don't run; undefined where they do. */
export type Ailment = 'image-pull' | 'exec-format' | 'crash-loop';

export interface RolloutProps {
  readonly revisions: readonly Revision[];
  /** When it was told to go no further. @default never */
  readonly pauses?: readonly Pause[];
  /** Pods that there should be. */
  readonly replicas: number;
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly minReadySeconds: number;
  readonly ailmentOf: (revision: Revision) => Ailment | undefined;
}

/** A pod that was told to run, in simulated moments. */
export interface PlannedPod {
  readonly revision: Revision;
  /** Which one of its revision. */
  readonly number: number;
  readonly createdAt: number;
  /** Undefined while it can't run. */
  readonly readyAt: number | undefined;
  readonly availableAt: number | undefined;
  /** When it is taken away because another is there in its place. */
  readonly endsAt: number | undefined;
  readonly ailment: Ailment | undefined;
}

const START = (DURATIONS.podSchedule + DURATIONS.imagePull + DURATIONS.podStart) * 1000;
const QUICK_START = (DURATIONS.podSchedule + DURATIONS.podStart) * 1000;

/**
 * All pods of a Deployment, those included that are still to come: a revision starts them in waves of as many as may be
 * on top or absent, each wave when the one before is available. The first revision starts them all at once.
 */
export function planPods(props: RolloutProps): PlannedPod[] {
  const [latest, ...earlier] = [...props.revisions].reverse();
  if (!latest) return [];
  const base = earlier.find((revision) => props.ailmentOf(revision) === undefined);
  // Back to what still runs: its pods stay, those of the failed revision go.
  if (base && base.hash === latest.hash) return initial(base, props).map((pod) => ({ ...pod, revision: latest }));
  if (!base) return initial(latest, props);
  const [between, before] = earlier;
  if (between && before?.hash === latest.hash && props.ailmentOf(latest) === undefined) {
    return goBack(replace(before, between, props), latest, props);
  }
  return replace(base, latest, props);
}

/** Back in the middle of a rollout: pods of then that are still there stay, and as many as are gone come again. */
function goBack(planned: readonly PlannedPod[], latest: Revision, props: RolloutProps): PlannedPod[] {
  const { replicas, maxSurge, maxUnavailable, minReadySeconds } = props;
  const there = podsAt(planned, latest.from);
  const kept = there
    .filter(({ revision }) => revision.hash === latest.hash)
    .map((each) => ({ ...each, revision: latest, endsAt: undefined }));
  const others = there.filter(({ revision }) => revision.hash !== latest.hash);
  const surplus = Math.max(0, there.length - replicas);
  const wave = Math.max(1, maxSurge + maxUnavailable);
  const added = numbers(replicas)
    .filter((number) => !kept.some((each) => each.number === number))
    .map((number, i) => {
      const from = latest.from + Math.floor(i / wave) * (QUICK_START + minReadySeconds * 1000);
      return pod(latest, number, from, QUICK_START, minReadySeconds, undefined);
    });
  const leaving = others.map((each, i) => ({
    ...each,
    endsAt: i < surplus ? latest.from : added[i - surplus]?.availableAt,
  }));
  return [...kept, ...leaving, ...added];
}

/** When a controller goes on that wants to at a moment. */
function resumed(at: number, pauses: readonly Pause[] = []): number {
  const pause = pauses.find(({ from, to }) => from <= at && (to === undefined || at < to));
  return pause ? (pause.to ?? Number.POSITIVE_INFINITY) : at;
}

function initial(revision: Revision, { replicas, minReadySeconds, ailmentOf }: RolloutProps): PlannedPod[] {
  const ailment = ailmentOf(revision);
  return numbers(replicas).map((number) => pod(revision, number, revision.from, START, minReadySeconds, ailment));
}

function replace(base: Revision, latest: Revision, props: RolloutProps): PlannedPod[] {
  const { replicas, maxSurge, maxUnavailable, minReadySeconds, ailmentOf } = props;
  const ailment = ailmentOf(latest);
  const wave = Math.max(1, maxSurge + maxUnavailable);
  const waves = Math.ceil(replicas / wave);
  const fresh: PlannedPod[] = [];
  const ends: number[] = [];
  for (let i = 0, from = latest.from; i < waves; i++) {
    const size = Math.min(wave, replicas - i * wave);
    const added = numbers(size).map((n) =>
      pod(latest, i * wave + n, from, i === 0 ? START : QUICK_START, minReadySeconds, ailment),
    );
    fresh.push(...added);
    if (ailment) break;
    from = resumed(added[0]?.availableAt ?? from, props.pauses);
    if (from === Number.POSITIVE_INFINITY) break;
    ends.push(...added.map(() => from));
  }
  // What may be absent is taken away at once; the rest as others take its place.
  const early = ailment ? Math.min(maxUnavailable, replicas) : 0;
  const old = initial(base, props).map((each, i) => {
    const endsAt = i < early ? latest.from : ends[i];
    return { ...each, endsAt };
  });
  return [...old, ...fresh];
}

function pod(
  revision: Revision,
  number: number,
  createdAt: number,
  start: number,
  minReadySeconds: number,
  ailment: Ailment | undefined,
): PlannedPod {
  const readyAt = ailment ? undefined : createdAt + start;
  const availableAt = readyAt === undefined ? undefined : readyAt + minReadySeconds * 1000;
  return { revision, number, createdAt, readyAt, availableAt, endsAt: undefined, ailment };
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** Pods that exist at a moment. */
export function podsAt(pods: readonly PlannedPod[], now: number): PlannedPod[] {
  return pods.filter(({ createdAt, endsAt }) => createdAt <= now && (endsAt === undefined || endsAt > now));
}

/** `25%` or a number of pods. Percentages of what may be on top are rounded up, of what may be absent down. */
export function absolute(value: unknown, of: number, round: 'up' | 'down'): number {
  const percent = /^(\d+)%$/.exec(String(value))?.[1];
  if (percent === undefined) return Number(value);
  const count = (Number(percent) * of) / 100;
  return round === 'up' ? Math.ceil(count) : Math.floor(count);
}
