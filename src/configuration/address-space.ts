import { createHash } from 'node:crypto';
import type { UsableRegion } from './region-catalogue';

/** The private block that everything is taken from: 64 environments of 64 locations, 4,096 addresses each. */
const TOTAL = '10.0.0.0/8';
const ENVIRONMENTS = 64;
const ENVIRONMENT_PREFIX = 14;
const STAMP_PREFIX = 20;

/** Environments of these names never collide with each other; others are spread over the rest by their name. */
const WELL_KNOWN = ['prod', 'staging', 'test', 'dev', 'qa', 'uat', 'preprod', 'sandbox'];

/** A block of 10.0.0.0/8 that is a /14, written as one would write it. */
export const ENVIRONMENT_SPACE = /^10\.(?:0|[1-9]\d{0,2})\.0\.0\/14$/;

/** The rule in one line. */
export const DESCRIBE_SPACE = `a /${ENVIRONMENT_PREFIX} block of ${TOTAL}, such as 10.4.0.0/14, that no other environment has`;

export function isEnvironmentSpace(text: string): boolean {
  return ENVIRONMENT_SPACE.test(text) && environmentSpaces().includes(text);
}

/** Every block that an environment may have. */
export function environmentSpaces(): string[] {
  return Array.from({ length: ENVIRONMENTS }, (_, index) => `10.${index * 4}.0.0/${ENVIRONMENT_PREFIX}`);
}

/**
 * The block of an environment that does not name one: it follows from the environment's name alone, so that adding or
 * removing another environment moves nobody's network.
 */
export function defaultSpace(environment: string): string {
  const known = WELL_KNOWN.indexOf(environment);
  const index = known >= 0 ? known : WELL_KNOWN.length + (hash(environment) % (ENVIRONMENTS - WELL_KNOWN.length));
  return `10.${index * 4}.0.0/${ENVIRONMENT_PREFIX}`;
}

/**
 * The network of one stamp: it follows from the location alone, so that adding, removing or reordering regions moves
 * nobody's network.
 *
 * @param space the environment's block, e.g. `10.4.0.0/14`
 */
export function stampSpace(space: string, region: UsableRegion): string {
  const second = Number(space.split('.')[1]) + Math.floor(region.slot / 16);
  return `10.${second}.${(region.slot % 16) * 16}.0/${STAMP_PREFIX}`;
}

/** Which of the blocks an environment has, 0–63: prod 0, staging 1, others as their name decides. */
export function environmentPlace(space: string): number {
  return environmentSpaces().indexOf(space);
}

function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
