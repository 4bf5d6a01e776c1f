import { parseVariables } from '../../src/configuration/parse-variables';
import { toVariables } from '../../src/configuration/to-variables';
import { sample, sampleWithRegion, valid } from './sample';

describe('the answers of a configuration', () => {
  it.each([
    ['the sample', valid()],
    ['two environments', valid({ environments: ['staging', 'prod'], routing: 'priority' })],
    ['a region with a version, and drained', sampleWithRegion({ kubernetesVersion: '1.36', drained: true })],
    ['a region that is not drained, and says so', sampleWithRegion({ drained: false })],
    ["a service of one's own", { ...valid(), serviceDirectory: 'apps/api' }],
    ['a block that does not follow from the name', sample({ addressSpace: '10.100.0.0/14' })],
  ])('are those that were given: %s', (_, document) => {
    expect(toVariables(parseVariables(document, 'test'))).toEqual(document);
  });

  it('hold nothing that follows from them: a block that follows from the name is left out', () => {
    const { environments } = toVariables(parseVariables(sample({ addressSpace: '10.0.0.0/14' }), 'test'));
    expect(environments.prod).not.toHaveProperty('addressSpace');
    expect(environments.prod?.regions[0]).not.toHaveProperty('stamp');
  });
});
