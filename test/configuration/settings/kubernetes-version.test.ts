import { parseVariables } from '../../../src/configuration/parse-variables';
import { applyFix } from '../apply-fix';
import { placesOf, problemOf, problemsOf } from '../problems-of';
import { sample, sampleWithRegion } from '../sample';

describe('the Kubernetes version', () => {
  it('belongs to a region, so that one goes at a time', () => {
    const document = sampleWithRegion({ kubernetesVersion: '1.36' });
    const versions = parseVariables(document, 'test').environments[0]?.regions.map(
      (region) => region.kubernetesVersion,
    );
    expect(versions).toEqual(['1.36', undefined]);
  });

  it('is nothing of an environment, where it would upgrade all regions at once', () => {
    const document = sample({ kubernetesVersion: '1.36' });
    expect(placesOf(document)).toEqual(['environments.prod.kubernetesVersion']);
    expect(problemOf(document).fix).toEqual({ kind: 'remove' });
  });

  it.each([
    ['1.35.2', { kind: 'set', value: '1.35' }],
    ['v1.34', { kind: 'set', value: '1.34' }],
    ['2.0', { kind: 'remove' }],
    [2, { kind: 'remove' }],
  ])('%j is none', (kubernetesVersion, fix) => {
    const document = sampleWithRegion({ kubernetesVersion });
    expect(placesOf(document)).toEqual(['environments.prod.regions[0].kubernetesVersion']);
    expect(problemOf(document).fix).toEqual(fix);
    expect(problemsOf(applyFix(document, problemOf(document)))).toEqual([]);
  });
});
