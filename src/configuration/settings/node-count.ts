import { keysAt, textAt, valueAt } from '../json-value';
import { vcpus } from '../node-size';
import { type Range, wholeNumberField } from '../number-field';
import type { Problem } from '../problem';

/** Between which numbers the autoscaler keeps a pool. */
export interface NodeRange {
  readonly min: number;
  readonly max: number;
}

export interface NodeCount {
  /** The system pool of a region, which spans its zones. */
  readonly system: NodeRange;
  /** The workload's pool of one zone; a region has three. */
  readonly user: NodeRange;
}

/**
 * A node takes 256 addresses of the pods' 192.168.0.0/16, so a cluster has room for 256 of them: 40 of the system and
 * 3 × 70 of the workload, and the six that upgrades of all four pools add at most.
 */
const SYSTEM: Range = { min: 3, max: 40 };
const USER: Range = { min: 1, max: 70 };

export const SYSTEM_MIN = wholeNumberField('Nodes that the system pool always has: at least one in each zone.', SYSTEM);
export const SYSTEM_MAX = wholeNumberField('Nodes that the system pool has at most.', SYSTEM);
export const USER_MIN = wholeNumberField('Nodes for the workload that each zone always has.', USER);
export const USER_MAX = wholeNumberField('Nodes for the workload that each zone has at most: a bound on cost.', USER);

/** DaemonSets take a quarter of a machine with two vCPUs: one alone would not carry a zone. */
export function leastPerZone(userSize: string): number {
  return vcpus(userSize) > 2 ? 1 : 2;
}

/** The numbers where none are given, for a size of the workload's nodes. The same stand in pool-settings.bicep. */
export function defaultNodeCount(userSize: string): NodeCount {
  return { system: { min: 3, max: 6 }, user: { min: leastPerZone(userSize), max: 10 } };
}

/** Numbers of nodes that contradict each other, or the size of the nodes. */
export function nodeCountProblems(document: unknown): Problem[] {
  return keysAt(document, ['environments']).flatMap((environment) => {
    const path = ['environments', environment, 'nodeCount'];
    const size = textAt(document, ['environments', environment, 'nodeSize', 'user']);
    const userMin = numberAt(document, [...path, 'user', 'min']);
    const needed = size === undefined || Number.isNaN(vcpus(size)) ? 1 : leastPerZone(size);
    const few: Problem = {
      path: [...path, 'user', 'min'],
      rule: `at least ${needed} where a node has ${size === undefined ? '' : vcpus(size)} vCPU`,
      cause: `${userMin} of ${size} would not carry a zone`,
      fix: { kind: 'set', value: needed },
    };
    const isFew = userMin !== undefined && userMin >= USER.min && userMin < needed;
    return [...(isFew ? [few] : []), ...['system', 'user'].flatMap((pool) => crossed(document, [...path, pool]))];
  });
}

function crossed(document: unknown, path: readonly string[]): Problem[] {
  const [min, max] = [numberAt(document, [...path, 'min']), numberAt(document, [...path, 'max'])];
  if (min === undefined || max === undefined || max >= min) return [];
  const cause = `${max} is less than min, ${min}`;
  return [{ path: [...path, 'max'], rule: 'at least as many as min', cause, fix: { kind: 'set', value: min } }];
}

function numberAt(document: unknown, path: readonly string[]): number | undefined {
  const value = valueAt(document, path);
  return typeof value === 'number' ? value : undefined;
}
