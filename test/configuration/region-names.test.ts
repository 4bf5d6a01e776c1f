import { refusal } from '../../src/configuration/naming-rule';
import { REGION_NAME } from '../../src/configuration/naming-rules';
import { USABLE_REGIONS } from '../../src/configuration/region-catalogue';
import { nextRegionName, regionName } from '../../src/configuration/region-names';

const names = Array.from({ length: 100 }, (_, index) => regionName(index));

describe('names of regions', () => {
  it('begin with blue and green', () => expect(names.slice(0, 2)).toEqual(['blue', 'green']));

  it('are all accepted and all different, for more regions than there are locations', () => {
    expect(names.length).toBeGreaterThan(USABLE_REGIONS.length);
    expect(names.filter((name) => refusal(REGION_NAME, name) !== undefined)).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('go on with the first that is free', () => {
    expect(nextRegionName([])).toBe('blue');
    expect(nextRegionName(['blue', 'amber'])).toBe('green');
    expect(nextRegionName(names)).toBe('region-101');
  });
});
