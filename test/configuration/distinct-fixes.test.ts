import fc from 'fast-check';
import { parseVariables } from '../../src/configuration/parse-variables';
import { type Answers, suggestVariables } from '../../src/configuration/suggestions';
import { anyDocument } from './any-document';
import { applyFix } from './apply-fix';
import { problemsOf } from './problems-of';
import { sample } from './sample';

const fixesOf = (document: unknown) => problemsOf(document).map(({ fix }) => fix);

describe('two wrong answers are not mended into one', () => {
  it.each<[string, unknown]>([
    [
      'two locations that can not be used',
      suggestVariables({ regions: [{ location: 'westus' }, { location: 'westus1' }] }),
    ],
    ['a location that stands three times', suggestVariables({ regions: Array(3).fill({ location: 'eastus2' }) })],
    ['two addresses', sample({ alertEmails: ['me', 'you'] })],
    ['two resource groups', suggestVariables({ environments: ['a', 'b'], resourceGroups: { a: 'rg!', b: 'rg?' } })],
    ['two environments', suggestVariables({ environments: ['Prod', 'pRod'], regions: [{ location: 'eastus2' }] })],
    ['two registries', suggestVariables({ environments: ['a', 'b'], registries: { a: 'acr-orders', b: 'ACRorders' } })],
  ])('%s', (_, document) => {
    const fixes = fixesOf(document).map((fix) => JSON.stringify(fix));
    expect(fixes.length).toBeGreaterThan(1);
    expect(new Set(fixes).size).toBe(fixes.length);
  });

  it('and yet each would do: two regions', () => {
    const document = suggestVariables({ regions: [{ location: 'westus' }, { location: 'westus ' }] });
    const mended = problemsOf(document).reduce<unknown>(applyFix, document);
    const { environments } = parseVariables(mended, 'test');
    expect(environments[0]?.regions.map(({ location }) => location)).toHaveLength(2);
  });

  it('whatever the answers are, no two locations of one environment get the same', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const values = problemsOf(document).flatMap(({ path, fix }) =>
          path.at(-1) === 'location' && fix.kind === 'set' ? [`${path[1]} ${fix.value}`] : [],
        );
        expect(new Set(values).size).toBe(values.length);
      }),
      { numRuns: 60 },
    );
  });
});

it('what needs not be unique is mended alike', () => {
  const answers: Answers = { environments: ['prod', 'staging'], nodeSize: { user: 'Standard_B2s' } };
  const fixes = fixesOf(suggestVariables(answers));
  expect(fixes).toEqual([fixes[0], fixes[0]]);
});
