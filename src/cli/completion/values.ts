import { SYSTEM_POOL, USER_POOL } from '../../configuration/node-size';
import { suggestPair, USABLE_REGIONS } from '../../configuration/region-catalogue';
import { ROUTINGS } from '../../configuration/variables-schema';
import { NAMED_FAULTS } from '../../deployment/rehearsal/faults/named-faults';
import { PHASE_NAMES } from '../../deployment/rehearsal/faults/phases';
import { PARTS, type Part } from '../deploy/deploy-options';
import { FLAGS, SERVICE_DIR } from '../flags';
import { type Candidate, NOTHING, type Offer } from './offer';

/**
 * What may be the value of a flag.
 *
 * @param flag its long name
 * @param typed what there is of the value
 * @param earlier values that the flag was given before; what they name is not offered again
 */
export function offerValue(flag: string, typed: string, earlier: readonly string[]): Offer {
  if (flag === FLAGS.regions.flag) return offerRegions(typed, earlier);
  if (flag === FLAGS.nodeSize.flag) return offerSizes(typed);
  if (flag === '--fault') return offerFaults(typed);
  if (flag === '--only') return { ...NOTHING, candidates: starting(PART_NAMES, typed) };
  if (flag === FLAGS.routing.flag) return { ...NOTHING, candidates: starting(METHODS, typed) };
  if (flag === SERVICE_DIR) return { ...NOTHING, paths: 'directories' };
  return flag === '--config' ? { ...NOTHING, paths: 'files' } : NOTHING;
}

const MEANINGS: Readonly<Record<(typeof ROUTINGS)[number], string>> = {
  weighted: 'evenly',
  priority: 'in order',
  latency: 'nearest',
};
const METHODS: readonly Candidate[] = ROUTINGS.map((value) => ({ value, description: MEANINGS[value] }));

const PART_MEANINGS: Readonly<Record<Part, string>> = {
  infrastructure: 'Bicep: clusters, registry, Front Door',
  workload: 'image and manifests, region by region',
};
const PART_NAMES: readonly Candidate[] = PARTS.map((value) => ({ value, description: PART_MEANINGS[value] }));

const LOCATIONS: readonly Candidate[] = USABLE_REGIONS.map(({ name, displayName }) => {
  const paired = suggestPair(name)?.displayName;
  return { value: name, description: paired === undefined ? displayName : `${displayName}, pair ${paired}` };
});

/** `staging/blue=eastus2`: an environment of its own and a name of its own may stand before the location. */
function offerRegions(typed: string, earlier: readonly string[]): Offer {
  const items = [...earlier, typed].join(',').split(',');
  const item = items.at(-1) ?? '';
  const { environment, location } = readRegion(item);
  const taken = items
    .slice(0, -1)
    .map(readRegion)
    .filter((region) => region.environment === environment)
    .map((region) => region.location);
  const left = LOCATIONS.filter(({ value }) => !taken.includes(value));
  return { ...NOTHING, head: before(typed, location), candidates: starting(left, location), goesOn: true };
}

function readRegion(item: string): { environment: string; location: string } {
  const slash = item.indexOf('/');
  return { environment: item.slice(0, Math.max(0, slash)), location: item.slice(/[^/=]*$/.exec(item)?.index) };
}

const USER_SIZE: Candidate = { value: USER_POOL.suggestion, description: 'nodes of the workload' };
const SYSTEM_SIZE: Candidate = { value: SYSTEM_POOL.suggestion, description: 'nodes of the cluster itself' };

/** A size alone is that of the workload's nodes. */
function offerSizes(typed: string): Offer {
  const item = typed.slice(typed.lastIndexOf(',') + 1);
  const size = item.slice(item.indexOf('=') + 1);
  const sizes = item.startsWith('system=') ? [SYSTEM_SIZE] : item.includes('=') ? [USER_SIZE] : SIZES;
  return { ...NOTHING, head: before(typed, size), candidates: starting(sizes, size), goesOn: true };
}

const SIZES: readonly Candidate[] = [
  USER_SIZE,
  { ...USER_SIZE, value: `user=${USER_SIZE.value}` },
  { ...SYSTEM_SIZE, value: `system=${SYSTEM_SIZE.value}` },
];

/** Behind a colon stands what only the user knows; behind an @ a phase. */
function offerFaults(typed: string): Offer {
  const at = typed.lastIndexOf('@');
  if (at >= 0) {
    const phases = PHASE_NAMES.map((value) => ({ value, description: 'in this phase' }));
    return { ...NOTHING, head: typed.slice(0, at + 1), candidates: starting(phases, typed.slice(at + 1)) };
  }
  const faults = Object.entries(NAMED_FAULTS).map(([value, { description, argument }]) => ({
    value: argument?.startsWith('<') ? `${value}:` : value,
    description,
  }));
  const candidates = starting(faults, typed);
  return { ...NOTHING, candidates, goesOn: candidates.some(({ value }) => value.endsWith(':')) };
}

/** What stays to the left of the part that is completed. */
function before(typed: string, part: string): string {
  return typed.slice(0, typed.length - part.length);
}

function starting(candidates: readonly Candidate[], text: string): Candidate[] {
  return candidates.filter(({ value }) => value.toLowerCase().startsWith(text.toLowerCase()));
}
