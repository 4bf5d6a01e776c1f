import type { Region } from '../../configuration';
import type { Running } from './running';

/** What became of a region. */
export interface RegionOutcome {
  readonly region: string;
  /** Digest that ran before this run. @default nothing ran, or nobody can say */
  readonly before?: string;
  /** Digest that runs now. @default nothing runs, or nobody can say */
  readonly after?: string;
  /**
   * `brought up`: nobody was served there before. `updated`, `unchanged`: it has the version. `returned`: the version
   * failed, and it runs again what ran before. `begun`: it is in the middle of it. `failed`: it did not come to that and
   * could not go back. `untouched`: nothing was done to it.
   */
  readonly outcome: 'brought up' | 'updated' | 'unchanged' | 'returned' | 'begun' | 'failed' | 'untouched';
}

/** Before anything is done. */
export function startOutcomes(regions: readonly Region[], running: Running): Map<string, RegionOutcome> {
  return new Map(
    regions.map(({ name }) => {
      const { digest, updating } = running[name] ?? {};
      // Of an update that goes on, what ran before it counts.
      const before = updating?.before ?? digest;
      return [name, { region: name, ...versions(before, digest), outcome: 'untouched' }];
    }),
  );
}

/** Notes what became of a region. @param before where it is known only now. @default what was known */
export function noteOutcome(
  outcomes: Map<string, RegionOutcome>,
  region: string,
  outcome: RegionOutcome['outcome'],
  after?: string,
  before = outcomes.get(region)?.before,
): void {
  outcomes.set(region, { region, ...versions(before, after), outcome });
}

function versions(before: string | undefined, after: string | undefined): Pick<RegionOutcome, 'before' | 'after'> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
