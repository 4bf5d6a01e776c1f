import { type RegionAnswer, suggestVariables } from '../../../src/configuration';
import type { PredictedResource } from '../../toolchain/bicep';
import { groupId, type Prediction, Predictor } from './prediction';

// Deployments are incremental and regions come and go: what one region's neighbours do must not touch it. `home` is written down,
// as it has to be before the first region may go.
const all: readonly RegionAnswer[] = [
  { name: 'blue', location: 'eastus2' },
  { name: 'green', location: 'centralus' },
  { name: 'amber', location: 'westeurope' },
  { name: 'violet', location: 'northeurope' },
];
const without = (name: string) => all.filter((region) => region.name !== name);

/** The registry's name follows from the regions when it is suggested; here it is given, as in any variables.json. */
function variables(regions: readonly RegionAnswer[], routing: string): unknown {
  const { environments, ...rest } = suggestVariables({ regions, routing, registries: { prod: 'acrordersprod4f2a' } });
  return { ...rest, environments: { prod: { ...environments.prod, home: 'eastus2' } } };
}

const global = groupId('rg-orders-prod');

/** What is in the global group and belongs to one region: it comes and goes with it. */
const belongsTo = ({ name, location }: RegionAnswer): readonly RegExp[] => [
  new RegExp(`/registries/acrordersprod4f2a/replications/${location}$`),
  new RegExp(`/afd-orders-prod/originGroups/all-regions/origins/${name}$`),
  new RegExp(`/afd-orders-prod/originGroups/region-${name}(/origins/${name})?$`),
  new RegExp(`/afd-orders-prod/afdEndpoints/[^/]+/routes/region-${name}$`),
  new RegExp(`/acrordersprod4f2a/roleAssignments/${name}: `),
];

/** Named by where they are and whom they are for: their ids, and where in the list the region stands, are expressions. */
function identity({ id, type, properties }: PredictedResource): string {
  if (type !== 'Microsoft.Authorization/roleAssignments') return id;
  return `${scopeOf(id)}/roleAssignments/${properties.description}`;
}

/** The place of a region in the list stands in expressions alone: in the names of nested deployments, which only carry ids. */
const contentOf = (resource: PredictedResource): string =>
  JSON.stringify(resource).replace(/format\('(?:[^']|'')+', \d+, /g, 'format(…, ');

const scopeOf = (id: string): string => /'(\/subscriptions\/[^']+)'/.exec(id)?.[1] ?? id;

interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

function compare(before: Prediction, after: Prediction): Difference {
  const [old, now] = [before, after].map(
    ({ resources }) => new Map(resources.map((resource) => [identity(resource), contentOf(resource)])),
  ) as [Map<string, string>, Map<string, string>];
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    removed: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...old.keys()].filter((id) => now.has(id) && now.get(id) !== old.get(id)),
  };
}

let predictor: Predictor;
beforeAll(() => {
  predictor = new Predictor();
}, 60_000);
afterAll(() => predictor.end());

describe.each(['weighted', 'latency', 'priority'])('with %s routing', (routing) => {
  const predict = async (regions: readonly RegionAnswer[]) =>
    (await predictor.predict(variables(regions, routing)))[0] as Prediction;
  let everything: Prediction;
  beforeAll(async () => {
    everything = await predict(all);
  }, 30_000);

  it.each(all)(
    'adding or removing $name touches nothing of another region',
    async (region) => {
      const rest = await predict(without(region.name ?? ''));
      const { added, removed, changed } = compare(rest, everything);
      const group = `${global}-${region.name}`;
      const own = (id: string) =>
        id === group ||
        id.startsWith(`${group}/`) ||
        belongsTo(region).some((pattern) => pattern.test(id)) ||
        id.includes(`/roleAssignments/${region.name}: `);

      expect(removed).toEqual([]);
      expect(added.filter((id) => !own(id))).toEqual([]);
      // Everything of the region: its group, cluster, route and right to pull among them.
      for (const part of ['', '/providers/Microsoft.ContainerService/managedClusters/aks-orders-prod-'])
        expect(added.some((id) => id.startsWith(`${group}${part}`))).toBe(true);
      for (const pattern of belongsTo(region).slice(region.location === 'eastus2' ? 1 : 0))
        expect(added.some((id) => pattern.test(id))).toBe(true);

      expect(changed.filter((id) => !isPriority(id, routing))).toEqual([]);
    },
    30_000,
  );

  it('reordering the regions changes priorities and nothing else', async () => {
    const { added, removed, changed } = compare(everything, await predict([...all].reverse()));
    expect({ added, removed }).toEqual({ added: [], removed: [] });
    expect(changed.filter((id) => !isPriority(id, routing))).toEqual([]);
  }, 30_000);
});

it('the second region brings what chooses between two', async () => {
  const [one, two] = await Promise.all(
    [1, 2].map(async (count) => (await predictor.predict(variables(all.slice(0, count), 'weighted')))[0] as Prediction),
  );
  const { added, removed, changed } = compare(one as Prediction, two as Prediction);
  expect(removed).toEqual([]);
  const places = added.filter((id) => id.startsWith(`${global}/`)).map((id) => id.replace(`${global}/providers/`, ''));
  expect(places.filter((id) => !belongsTo(all[1] as RegionAnswer).some((pattern) => pattern.test(id)))).toEqual([
    // Judges one region among others.
    'Microsoft.Insights/metricAlerts/alert-origin-health',
  ]);
  expect(changed.map((id) => id.replace(`${global}/providers/`, '')).sort()).toEqual([
    // Probes start.
    'Microsoft.Cdn/profiles/afd-orders-prod/originGroups/all-regions',
  ]);
}, 30_000);

/** The place in the list, with priority routing: nothing else that is global changes with the regions of others. */
function isPriority(id: string, routing: string): boolean {
  return (
    routing === 'priority' && id.startsWith(`${global}/`) && /\/originGroups\/all-regions\/origins\/[^/]+$/.test(id)
  );
}
