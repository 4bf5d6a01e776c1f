import { suggestPair, USABLE_REGIONS } from '../../src/configuration/region-catalogue';
import { watchingLocation } from '../../src/configuration/watching-location';

describe('where a location is watched from', () => {
  it.each(USABLE_REGIONS.map(({ name }) => name))('%s is watched from another one that can be used', (name) => {
    const watching = watchingLocation(name);
    expect(watching).not.toBe(name);
    expect(USABLE_REGIONS.map((region) => region.name)).toContain(watching);
  });

  it('is its pair where that can be used: Azure does not update both at once', () => {
    expect([watchingLocation('eastus2'), watchingLocation('centralus')]).toEqual(['centralus', 'eastus2']);
    for (const { name } of USABLE_REGIONS)
      expect(watchingLocation(name)).toBe(suggestPair(name)?.name ?? watchingLocation(name));
  });

  it('is otherwise the nearest on the map', () => {
    expect(watchingLocation('uksouth')).toBe('westeurope');
    expect(watchingLocation('swedencentral')).toBe('norwayeast');
  });

  it('is none of the young ones, which may not have the service yet', () => {
    const young = ['austriaeast', 'belgiumcentral', 'chilecentral', 'denmarkeast', 'malaysiawest', 'mexicocentral'];
    const watching = USABLE_REGIONS.map(({ name }) => watchingLocation(name));
    expect(watching.filter((name) => young.includes(name))).toEqual([]);
  });
});
