import { contradictions } from '../../src/blueprints/contradictions';
import { parseVariables } from '../../src/configuration';
import { type RawAnswers, readAnswers } from '../../src/configuration/read-answers';
import { type Answers, suggestVariables } from '../../src/configuration/suggestions';

const ENVIRONMENTS = ['staging', 'prod'];
const FILE: Answers = {
  environments: ENVIRONMENTS,
  own: { staging: { regions: [{ location: 'westus3' }] }, prod: { regions: [{ location: 'eastus2' }] } },
};

/** What options say otherwise than a file of two environments with a region each. */
const found = (options: RawAnswers) =>
  contradictions(
    readAnswers({ environments: ENVIRONMENTS, ...options }),
    parseVariables(suggestVariables(FILE), 'test'),
  );

it('regions of one environment are compared with those of it alone', () => {
  expect(found({ regions: ['prod/eastus2'] })).toEqual([]);
  expect(found({ regions: ['prod/eastus2,staging/westus3'] })).toEqual([]);
  expect(found({ regions: ['staging/eastus2'] })).toEqual([
    'regions is ["eastus2"] in the option and ["westus3"] in the file',
  ]);
});

it('regions of all environments are compared with each', () => {
  expect(found({ regions: ['eastus2'] })).toHaveLength(1);
});

it('names of clusters are compared', () => {
  expect(found({ cluster: 'prod/blue=aks-orders-prod-blue' })).toEqual([]);
  expect(found({ cluster: 'prod/blue=aks-mine' })).toEqual([
    'cluster of blue is "aks-mine" in the option and "aks-orders-prod-blue" in the file',
  ]);
});
