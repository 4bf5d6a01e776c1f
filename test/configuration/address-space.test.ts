import { defaultSpace, environmentSpaces, isEnvironmentSpace, stampSpace } from '../../src/configuration/address-space';
import type { Configuration } from '../../src/configuration/configuration';
import { parseVariables } from '../../src/configuration/parse-variables';
import { USABLE_REGIONS, type UsableRegion } from '../../src/configuration/region-catalogue';
import { blockOf, overlap } from './cidr';
import { valid } from './sample';

const EVERYWHERE = USABLE_REGIONS.map(({ name }) => ({ name, location: name }));
const parse = (environments: string[], regions = EVERYWHERE) =>
  parseVariables(valid({ environments, regions }), 'test');
const networksOf = ({ environments }: Configuration) =>
  new Map(
    environments.flatMap(({ name, regions }) =>
      regions.map(({ location, stamp }): [string, string] => [`${name} ${location}`, stamp.addressSpace]),
    ),
  );

describe('networks', () => {
  const all = [...networksOf(parse(['prod', 'staging', 'dev', 'load'])).values()].map(blockOf);

  it('of all 36 locations in four environments do not overlap', () => {
    expect(all).toHaveLength(4 * 36);
    const pairs = all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  it('have 4,096 addresses each, on a boundary of their own size, within 10.0.0.0/8', () => {
    const total = blockOf('10.0.0.0/8');
    expect(all.filter(({ size }) => size !== 4096)).toEqual([]);
    expect(all.filter(({ first, size }) => first % size !== 0)).toEqual([]);
    expect(all.filter((block) => !overlap(block, total))).toEqual([]);
  });

  it('lie within the block of their environment', () => {
    for (const { addressSpace, regions } of parse(['prod', 'qa']).environments) {
      const whole = blockOf(addressSpace);
      for (const { first, size } of regions.map(({ stamp }) => blockOf(stamp.addressSpace))) {
        expect(first).toBeGreaterThanOrEqual(whole.first);
        expect(first + size).toBeLessThanOrEqual(whole.first + whole.size);
      }
    }
  });

  it('stay where they are when regions are reordered or removed', () => {
    const before = networksOf(parse(['prod']));
    const after = networksOf(parse(['prod'], [...EVERYWHERE].reverse().slice(5)));
    for (const [region, network] of after) expect(network).toBe(before.get(region));
  });

  it('stay where they are when an environment is added before or behind', () => {
    const after = networksOf(parse(['dev', 'prod', 'test']));
    for (const [region, network] of networksOf(parse(['prod']))) expect(after.get(region)).toBe(network);
  });

  it('of the last slot still lie within the block of the environment', () => {
    const region = { ...(USABLE_REGIONS[0] as UsableRegion), slot: 63 };
    expect(stampSpace('10.252.0.0/14', region)).toBe('10.255.240.0/20');
  });

  // A live network can't be moved: these may never change.
  it.each([
    ['prod eastus2', '10.0.176.0/20'],
    ['prod centralus', '10.0.96.0/20'],
    ['staging westus3', '10.6.48.0/20'],
  ])('%s is %s', (region, network) => {
    expect(networksOf(parse(['prod', 'staging'])).get(region)).toBe(network);
  });
});

describe('blocks of environments', () => {
  it('are 64, a /14 each, and do not overlap', () => {
    const blocks = environmentSpaces().map(blockOf);
    expect(blocks).toHaveLength(64);
    expect(new Set(blocks.map(({ first }) => first)).size).toBe(64);
    expect(blocks.filter(({ first, size }) => size !== 2 ** 18 || first % size !== 0)).toEqual([]);
  });

  it('of the usual names never collide, and no other name lands on theirs', () => {
    const usual = ['prod', 'staging', 'test', 'dev', 'qa', 'uat', 'preprod', 'sandbox'].map(defaultSpace);
    expect(new Set(usual).size).toBe(usual.length);
    const others = Array.from({ length: 500 }, (_, index) => defaultSpace(`environment-${index}`));
    expect(others.filter((space) => usual.includes(space) || !isEnvironmentSpace(space))).toEqual([]);
  });

  it.each(['10.0.0.0/14', '10.4.0.0/14', '10.252.0.0/14'])('may be %s', (space) => {
    expect(isEnvironmentSpace(space)).toBe(true);
  });

  it.each(['10.1.0.0/14', '10.256.0.0/14', '10.04.0.0/14', '10.4.0.0/16', '11.4.0.0/14', '10.4.0.1/14', ''])(
    'may not be %p',
    (space) => expect(isEnvironmentSpace(space)).toBe(false),
  );
});
