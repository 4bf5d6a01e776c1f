import fc from 'fast-check';
import { parseVariables, suggestVariables } from '../../../src/configuration';
import { USABLE_REGIONS } from '../../../src/configuration/region-catalogue';
import { toVariables } from '../../../src/configuration/to-variables';
import { anyDocument } from '../../configuration/any-document';
import { applyFix } from '../../configuration/apply-fix';
import { problemsOf } from '../../configuration/problems-of';
import { type Prediction, Predictor } from './prediction';
import { refusedName } from './resource-names';
import { unresolved } from './unresolved';

// Whatever the parser accepts, Bicep expands and Azure takes by name. An expansion takes half a second: a few on each run, more
// with BICEP_RUNS. The seed is the same on every run, so that a failure is one that everybody sees; BICEP_SEED takes another one.
const runs = Number(process.env.BICEP_RUNS ?? 12);
const seed = Number(process.env.BICEP_SEED ?? 20_260_823);

// As long as every answer may be: chance seldom makes all of them so.
const long = (length: number) =>
  'long-'
    .repeat(length)
    .slice(0, length - 1)
    .concat('x');
const longest = suggestVariables({
  workload: long(40),
  environments: [long(20)],
  regions: USABLE_REGIONS.slice(0, 3).map(({ name }, i) => ({ name: `${'abc'.charAt(i)}${long(19)}`, location: name })),
  resourceGroups: { [long(20)]: `rg-${'g'.repeat(50)}` },
});

let predictor: Predictor;
beforeAll(() => {
  predictor = new Predictor();
}, 60_000);
afterAll(() => predictor.end());

it(
  `${runs} configurations, whatever was answered, expand to names that Azure takes`,
  async () => {
    const property = fc.asyncProperty(anyDocument, async (document) => {
      const variables = toVariables(parseVariables(accepted(document), 'test'));
      const predictions = await predictor.predict(variables);
      expect(predictions.map(({ environment }) => environment.name)).toEqual(Object.keys(variables.environments));
      for (const prediction of predictions) expect(flaws(prediction)).toEqual([]);
      // Azure does not tell capitals from small letters.
      const ids = predictions.flatMap(({ resources }) => resources.map(({ id }) => id.toLowerCase()));
      expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    });
    // Shrinking would expand hundreds more; the message has the seed, and the document as it was.
    await fc.assert(property, { numRuns: runs, seed, endOnFailure: true, examples: [[longest]] });
  },
  60_000 + runs * 15_000,
);

/** What Azure would refuse. */
function flaws({ environment, resources, all }: Prediction): string[] {
  const names = resources.flatMap(({ type, name }) => refusedName(type, name) ?? []);
  const clusters = all('Microsoft.ContainerService/managedClusters');
  expect(clusters).toHaveLength(environment.regions.length);
  return [
    ...names,
    ...unresolved(resources),
    ...clusters.flatMap(({ properties: { dnsPrefix, nodeResourceGroup, agentPoolProfiles } }) => [
      ...refused('DNS prefix', dnsPrefix, /^[a-z0-9](?:[a-z0-9-]{0,52}[a-z0-9])?$/),
      ...refused('node resource group', nodeResourceGroup, /^[\w().-]{0,79}[\w()-]$/),
      ...agentPoolProfiles.flatMap(counts),
    ]),
    ...all('Microsoft.ContainerService/managedClusters/agentPools').flatMap(({ properties }) => counts(properties)),
    ...all('Microsoft.Network/publicIPAddresses').flatMap(({ properties: { dnsSettings } }) =>
      dnsSettings ? refused('DNS label', dnsSettings.domainNameLabel, /^[a-z][a-z0-9-]{1,61}[a-z0-9]$/) : [],
    ),
    ...all('Microsoft.Insights/actionGroups').flatMap(({ properties: { groupShortName } }) =>
      refused('short name of the action group', groupShortName, /^[^*#&+:<>?@%{}\\/|]{1,12}$/),
    ),
    ...all('Microsoft.Monitor/accounts').flatMap(({ name, location }) =>
      refused('group that Azure makes', `MA_${name}_${location}_managed`, /^.{1,90}$/),
    ),
  ];
}

const refused = (what: string, value: string, rule: RegExp): string[] =>
  rule.test(value) ? [] : [`${what}: ${value}`];

interface Pool {
  readonly minCount: number;
  readonly count: number;
  readonly maxCount: number;
}

const counts = ({ minCount, count, maxCount }: Pool): string[] =>
  minCount <= count && count <= maxCount && maxCount <= 1000 ? [] : [`nodes: ${minCount} ≤ ${count} ≤ ${maxCount}`];

/** The document with one fix after the other, until the parser has nothing left to say. */
function accepted(document: unknown): unknown {
  const [problem] = problemsOf(document);
  return problem ? accepted(applyFix(document, problem)) : document;
}
