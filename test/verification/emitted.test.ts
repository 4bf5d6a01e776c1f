import { parseVariables } from '../../src/configuration';
import { USABLE_REGIONS } from '../../src/configuration/region-catalogue';
import type { GivenSettings } from '../../src/configuration/settings/settings';
import type { Resources } from '../../src/verification/infrastructure/resources';
import { verifyEnvironment } from '../../src/verification/verify';
import { Predictor } from '../templates/bicep/prediction';
import { configurationOf, failures, findings, modelOf, variablesOf } from './judged';
import { changed } from './predicted';

// Everything that the generator emits survives what it claims, its Bicep included, which the real compiler works out: compiled
// once for all. bicep-mistakes.test.ts asks it the way that verify does.

let predictor: Predictor;
beforeAll(() => {
  predictor = new Predictor();
});
afterAll(() => predictor.end());

const LOCATIONS = [...new Set(['eastus2', 'centralus', ...USABLE_REGIONS.map(({ name }) => name)])];

const originCertificate = {
  keyVaultId:
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-certificates/providers/Microsoft.KeyVault/vaults/kv-orders',
  certificateName: 'gateways',
  hostNames: { blue: 'blue.example.com', green: 'green.example.com' },
};

async function emitted(locations: readonly string[], settings: GivenSettings = {}) {
  const [prediction] = await predictor.predict(variablesOf(locations, settings));
  const resources: Resources = prediction?.resources ?? [];
  expect(resources.length).toBeGreaterThan(50);
  const model = (changes = resources) => modelOf(undefined, configurationOf(locations, settings), changes);
  return { resources, model };
}

test.each([1, 2, 3, 10])(
  '%d regions',
  async (count) => {
    const { model } = await emitted(LOCATIONS.slice(0, count));
    expect(failures(model())).toEqual([]);
    const unclaimed = verifyEnvironment(model()).scenarios.filter(({ verdict }) => verdict !== 'survived');
    const ids = count === 1 ? ['region-loss', 'registry-region-loss', 'certificate-expiry'] : ['certificate-expiry'];
    expect(unclaimed.map(({ id, verdict }) => [id, verdict])).toEqual(ids.map((id) => [id, 'not claimed']));
  },
  30_000,
);

test('two regions that share priorities, or the nearest', async () => {
  for (const routing of ['priority', 'latency'] as const) {
    expect(failures((await emitted(LOCATIONS.slice(0, 2), { routing } as GivenSettings)).model())).toEqual([]);
  }
}, 30_000);

test('a region that users are kept away from is not held to be an error, and carries nothing', async () => {
  const variables = variablesOf(LOCATIONS.slice(0, 3));
  const drained = (count: number) => {
    const { prod, ...others } = variables.environments;
    const regions = (prod?.regions ?? []).map((region, index) => ({
      ...region,
      ...(index < count ? { drained: true } : {}),
    }));
    return { ...variables, environments: { ...others, prod: { ...prod, regions } } };
  };
  const judged = async (count: number) => {
    const [prediction] = await predictor.predict(drained(count));
    const model = modelOf(undefined, parseVariables(drained(count), 'test'), prediction?.resources ?? []);
    expect(failures(model)).toEqual([]);
    return verifyEnvironment(model).scenarios.find(({ id }) => id === 'region-loss');
  };
  expect((await judged(1))?.evidence).toContainEqual(expect.stringMatching(/^blue is drained/));
  expect(await judged(2)).toMatchObject({
    verdict: 'not claimed',
    evidence: [expect.stringMatching(/^users are kept away from every region but /)],
  });
}, 60_000);

test('behind a private link the origins are not in the files, which is said and not held against them', async () => {
  const { model } = await emitted(LOCATIONS.slice(0, 2), { exposure: 'privateLink' });
  expect(failures(model())).toEqual([]);
  const loss = verifyEnvironment(model()).scenarios.find(({ id }) => id === 'region-loss');
  expect(loss?.evidence).toContainEqual(expect.stringContaining('privateLink'));
}, 30_000);

describe('with a certificate of your own', () => {
  const WATCH = 'Microsoft.EventGrid/eventSubscriptions';
  let repository: Awaited<ReturnType<typeof emitted>>;
  beforeAll(async () => {
    repository = await emitted(LOCATIONS.slice(0, 2), { originCertificate });
  }, 30_000);

  test('its end is told of', () => {
    expect(failures(repository.model())).toEqual([]);
    const { scenarios } = verifyEnvironment(repository.model());
    expect(scenarios.find(({ id }) => id === 'certificate-expiry')?.verdict).toBe('survived');
  });

  const MISTAKES: readonly (readonly [string, RegExp, (all: Resources) => Resources])[] = [
    ['nobody watches', /includedEventTypes/, (all) => all.filter(({ type }) => type !== WATCH)],
    [
      'another certificate is watched',
      /includedEventTypes/,
      (all) => changed(all, WATCH, ({ filter }) => ({ filter: { ...filter, subjectBeginsWith: 'another' } })),
    ],
    [
      'it is told on the day, and not before',
      /includedEventTypes/,
      (all) =>
        changed(all, WATCH, ({ filter }) => ({
          filter: { ...filter, includedEventTypes: ['Microsoft.KeyVault.CertificateExpired'] },
        })),
    ],
    [
      'nobody is called',
      /actionGroups/,
      (all) => changed(all, 'Microsoft.Insights/actionGroups', () => ({ emailReceivers: [] })),
    ],
  ];
  test.each(MISTAKES)('%s', (_, field, edit) => {
    const found = findings(repository.model(edit(repository.resources)), 'certificate-expiry');
    expect(found.map((finding) => finding.field)).toEqual([expect.stringMatching(field)]);
  });
});
