import { AZURE_REGIONS } from '../../src/configuration/azure-regions';
import { findRegion, USABLE_REGIONS } from '../../src/configuration/region-catalogue';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const windowOf = (upgrade: string) => {
  const [day, time] = upgrade.split(' ') as [string, string];
  return { day: DAYS.indexOf(day), hour: Number(time.slice(0, 2)), time };
};

describe('the region catalogue', () => {
  it('holds 58 locations, each once, in the order of their names', () => {
    const names = AZURE_REGIONS.map((region) => region.name);
    expect(names).toHaveLength(58);
    expect(names).toEqual([...new Set(names)].sort());
  });

  it('holds 36 in which a stamp can be built: three zones, and zone-redundant egress', () => {
    const able = AZURE_REGIONS.filter(({ zones, zonalEgress }) => zones === 3 && zonalEgress !== false);
    expect(USABLE_REGIONS).toHaveLength(36);
    expect(USABLE_REGIONS).toEqual(able);
  });

  it('gives neither network nor upgrade window to one in which none can be built', () => {
    const rest = AZURE_REGIONS.filter((region) => !USABLE_REGIONS.some((usable) => usable === region));
    expect(rest.filter(({ slot, upgrade }) => slot !== undefined || upgrade !== undefined)).toEqual([]);
  });

  it('names pairs that it holds itself; Sweden South is known to Azure by that alone', () => {
    const pairs = AZURE_REGIONS.flatMap(({ pair }) => (pair === undefined ? [] : [pair]));
    expect(pairs.filter((pair) => findRegion(pair) === undefined)).toEqual(['swedensouth']);
  });

  it.each(AZURE_REGIONS.map((region) => [region.displayName, region] as const))(
    'writes %s as one word',
    (_, region) => {
      expect(region.name).toBe(region.displayName.replace(/ /g, '').toLowerCase());
    },
  );
});

describe('slots', () => {
  it('are unique, and 0 to 63', () => {
    const slots = USABLE_REGIONS.map((region) => region.slot);
    expect(new Set(slots).size).toBe(36);
    expect(slots.filter((slot) => !Number.isInteger(slot) || slot < 0 || slot > 63)).toEqual([]);
  });

  // The network of a live cluster can't be moved: these may never change.
  it.each([
    ['australiaeast', 0],
    ['centralus', 6],
    ['eastus2', 11],
    ['northeurope', 22],
    ['westeurope', 33],
    ['westus3', 35],
  ])('keep %s at %i', (name, slot) => expect(findRegion(name)?.slot).toBe(slot));
});

describe('metrics', () => {
  const elsewhere = USABLE_REGIONS.filter(({ metricsIn }) => metricsIn);

  // Azure moves no workspace: these may never change, whatever it offers by then.
  it('are kept elsewhere where Azure has no workspaces for them', () => {
    expect(elsewhere.map(({ name, metricsIn }) => [name, metricsIn])).toEqual([
      ['austriaeast', 'germanywestcentral'],
      ['belgiumcentral', 'westeurope'],
      ['chilecentral', 'brazilsouth'],
      ['denmarkeast', 'swedencentral'],
      ['malaysiawest', 'southeastasia'],
      ['newzealandnorth', 'australiaeast'],
      ['polandcentral', 'germanywestcentral'],
    ]);
  });

  it('are then where workspaces are, and not upgraded together with what they are of', () => {
    for (const { metricsIn, upgrade } of elsewhere) {
      const there = USABLE_REGIONS.find(({ name }) => name === metricsIn);
      expect(there?.metricsIn).toBeUndefined();
      expect(there?.upgrade).not.toBe(upgrade);
    }
  });
});

describe('upgrade windows', () => {
  it('are shared by no two locations', () => {
    expect(new Set(USABLE_REGIONS.map((region) => region.upgrade)).size).toBe(36);
  });

  it('begin on a boundary of four hours, so that none reaches into another', () => {
    const times = USABLE_REGIONS.map((region) => windowOf(region.upgrade));
    expect(times.filter(({ day, hour, time }) => day < 0 || hour % 4 !== 0 || !/^[0-2]\d:00$/.test(time))).toEqual([]);
  });

  it('of a pair are never on the same or on neighbouring days', () => {
    const near = USABLE_REGIONS.filter((region) => {
      const upgrade = findRegion(region.pair ?? '')?.upgrade;
      if (upgrade === undefined) return false;
      const days = Math.abs(windowOf(upgrade).day - windowOf(region.upgrade).day);
      return Math.min(days, 7 - days) < 2;
    });
    expect(near).toEqual([]);
  });

  it('lie at night: their middle between eleven and half past six by the sun', () => {
    const byDay = USABLE_REGIONS.filter(({ at, upgrade }) => {
      const middle = (windowOf(upgrade).hour + 2 + at[1] / 15 + 24) % 24;
      return middle > 6.5 && middle < 23;
    });
    expect(byDay).toEqual([]);
  });
});
