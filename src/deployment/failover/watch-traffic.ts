import { AksHaError } from '../../errors/aks-ha-error';
import type { Load } from '../load/load';
import { isFailed, type Sample } from '../load/sample';
import type { Session } from '../session';
import { LIMITS } from './limits';
import { type Entry, othersOf } from './look-at-traffic';

/** Requests through the main route, and what is watched by them. */
export interface Watch {
  readonly session: Session;
  readonly entry: Entry;
  readonly load: Load;
}

const SECOND = 1000;

/** Whether a request was the region's to answer, or may have been: Front Door's own errors name nobody. */
function isOf(region: string): (sample: Sample) => boolean {
  return (sample) => sample.region === region || (sample.region === undefined && isFailed(sample));
}

/**
 * Waits until the region has given no answer for so long, and others have given so many meanwhile, that it gets no more
 * requests. Only the place of Front Door is seen that is nearest to whoever asks.
 *
 * @param since when its requests were taken away, in milliseconds of the session's clock
 * @returns seconds from then to its last answer
 * @throws AksHaError E653 where it still answers after 45 minutes
 */
export async function untilQuiet({ session, entry, load }: Watch, since: number): Promise<number> {
  const { clock, signal, environment } = session;
  const isTouched = isOf(entry.region);
  const isServed = othersOf(entry).length > 0;
  const wanted = Math.max(LIMITS.quietAnswers, LIMITS.answersOfEach * environment.regions.length);
  const tell = teller({ session, entry, load });
  for (;;) {
    const now = clock.now();
    const newest = load.samples.filter(({ endedAt }) => endedAt >= since);
    // Where nobody is left, Front Door's own errors are what is waited for.
    const touched = newest.filter(isServed ? isTouched : ({ region }) => region === entry.region);
    const last = Math.max(since, ...touched.slice(-1).map(({ endedAt }) => endedAt));
    const others = newest.filter((sample) => sample.endedAt > last && (!isServed || !isTouched(sample)));
    const silence = isSeen(load) ? LIMITS.quiet : LIMITS.everywhere;
    if (now - last >= silence * SECOND && others.length >= wanted) return seconds(last - since);
    if (now - since > LIMITS.patience * SECOND) throw stillThere(session, entry);
    tell(last);
    await clock.sleep(SECOND, signal);
  }
}

/**
 * Waits until the region answers users again.
 *
 * @param since when requests were sent there again, in milliseconds of the session's clock
 * @returns seconds from then to its first answer; `undefined` where answers of older manifests don't say whose they are
 * @throws AksHaError E654 where it gave none for 45 minutes
 */
export async function untilBack({ session, entry, load }: Watch, since: number): Promise<number | undefined> {
  const { clock, signal } = session;
  const tell = teller({ session, entry, load });
  for (;;) {
    const answers = load.samples.filter(
      (sample) => sample.startedAt >= since && sample.region === entry.region && !isFailed(sample),
    );
    const [first] = answers;
    if (first && answers.length >= LIMITS.backAnswers) return seconds(first.endedAt - since);
    if (clock.now() - since > LIMITS.everywhere * SECOND && !isSeen(load)) return undefined;
    if (clock.now() - since > LIMITS.patience * SECOND) throw notBack(entry);
    tell();
    await clock.sleep(SECOND, signal);
  }
}

/** Whether answers say where they come from: those of older manifests don't. */
export function isSeen({ samples }: Load): boolean {
  return samples.some(({ region }) => region !== undefined);
}

/** Says every quarter of a minute what has come lately, and with a moment how long ago that was. */
function teller({ session: { clock, emit }, entry, load }: Watch): (last?: number) => void {
  let told = clock.now();
  return (last) => {
    const now = clock.now();
    if (now - told < LIMITS.telling * SECOND) return;
    const newest = load.samples.filter(({ endedAt }) => endedAt >= told);
    told = now;
    emit({
      type: 'traffic',
      region: entry.region,
      answers: newest.length,
      ofRegion: newest.filter(({ region }) => region === entry.region).length,
      failed: newest.filter(isFailed).length,
      ...(last === undefined ? {} : { quiet: seconds(now - last) }),
    });
  };
}

function seconds(milliseconds: number): number {
  return Math.round(milliseconds / SECOND);
}

function stillThere({ environment }: Session, { region }: Entry): AksHaError {
  return new AksHaError({
    code: 'E653',
    source: 'azure',
    message: `${region} is out of Front Door, and 45 minutes later it still answers, or errors come that name no region.`,
    hint: `Look what the others give: create-aks-ha status --environment ${environment.name}. The same command again goes on to wait.`,
  });
}

function notBack({ region }: Entry): AksHaError {
  return new AksHaError({
    code: 'E654',
    source: 'azure',
    message: `Front Door is told to send users to ${region}, and none of its answers came for 45 minutes.`,
    hint: 'Its probes may find it unhealthy: look at OriginHealthPercentage of Front Door. The same command again goes on to wait.',
  });
}
