import { shortDigest } from '../../deployment/update/digest';
import type { RegionOutcome } from '../../deployment/update/outcome';

const TELLS: Readonly<Record<RegionOutcome['outcome'], string>> = {
  'brought up': 'brought up',
  updated: 'updated',
  unchanged: 'had it already',
  returned: 'taken back',
  begun: 'broken off in the middle: the same command goes on, --rollback takes it back',
  failed: 'FAILED, and could not go back: look at it now',
  untouched: 'not touched',
};

/** What became of each region, a line for each. */
export function formatOutcomes(regions: readonly RegionOutcome[]): string {
  const width = Math.max(...regions.map(({ region }) => region.length));
  const lines = regions.map(({ region, before, after, outcome }) => {
    const versions = before === after ? shortDigest(after) : `${shortDigest(before)} -> ${shortDigest(after)}`;
    return `  ${region.padEnd(width)}  ${versions}  ${TELLS[outcome]}`;
  });
  return ['What each region runs:', ...lines].join('\n');
}
