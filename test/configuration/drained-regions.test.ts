import { parseVariables } from '../../src/configuration/parse-variables';
import { applyFix } from './apply-fix';
import { placesOf, problemOf, problemsOf } from './problems-of';
import { sample, sampleWithRegion, valid } from './sample';

const drained = (count: number, of: number) => {
  const locations = ['eastus2', 'centralus', 'westeurope'].slice(0, of).map((location) => ({ location }));
  const regions = valid({ regions: locations }).environments.prod?.regions ?? [];
  return sample({ regions: regions.map((region, index) => (index < count ? { ...region, drained: true } : region)) });
};

it.each([
  [0, 1],
  [1, 2],
  [2, 3],
])('%i of %i regions may be drained', (count, of) => expect(problemsOf(drained(count, of))).toEqual([]));

it.each([
  [1, 1, 'there is no other region'],
  [3, 3, 'every region is drained'],
])('%i of %i may not: somebody has to answer', (count, of, cause) => {
  const document = drained(count, of);
  const problem = problemOf(document);
  expect(placesOf(document)).toEqual(['environments.prod.regions[0].drained']);
  expect(problem).toMatchObject({ rule: 'at least one region that is not drained', fix: { kind: 'remove' } });
  expect(problem.cause).toContain(cause);
  expect(problemsOf(applyFix(document, problem))).toEqual([]);
});

it('a region is not drained unless it says so', () => {
  const [blue, green] = parseVariables(sampleWithRegion({ drained: true }), 'test').environments[0]?.regions ?? [];
  expect([blue?.drained, green?.drained]).toEqual([true, undefined]);
});

it.each([
  ['yes', 'drained', 'it is "yes"'],
  [1, 'drained', 'it is a number'],
])('%j says nothing, and is taken out', (value, key, cause) => {
  const problem = problemOf(sampleWithRegion({ [key]: value }));
  expect(problem).toMatchObject({ rule: 'true or false', fix: { kind: 'remove' } });
  expect(problem.cause).toContain(cause);
});
