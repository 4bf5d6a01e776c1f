import type { Resources } from '../../src/verification/infrastructure/resources';
import { configurationOf, modelOf } from './judged';

export function testAssumedPools(resources: () => Resources): void {
  test('what is taken for granted without a compiler is what the Bicep makes', () => {
    const shape = ({ regions }: ReturnType<typeof modelOf>) =>
      regions.map(({ pools }) =>
        pools.map(({ location, size, zones, min, max, isSystem, taints, allocatable, upgrade }) => ({
          location,
          size,
          zones,
          min,
          max,
          isSystem,
          taints,
          allocatable,
          upgrade,
        })),
      );
    expect(shape(modelOf())).toEqual(shape(modelOf(undefined, configurationOf(), resources())));
  });
}
