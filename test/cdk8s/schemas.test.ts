import { createRequire } from 'node:module';
import type { Charts } from '../../src/cdk8s';
import { ordersCharts, type Rendered, renderObjects } from './rendering';
import { modelOf, typeProblems } from './type-check';

const load = createRequire(__filename);

/** Checks an object against the schema that its API server has for it. */
function validate(object: Rendered): void {
  const model = load(modelOf(object))[object.kind];
  new model(object).validate();
}

/** Fields that the API has had for longer than the models know it. */
const NEWER = ['parametersRef'];

const CHARTS: readonly (readonly [string, Charts])[] = [
  ['the starter charts', ordersCharts()],
  ['numbers instead of percentages', ordersCharts({ maxUnavailable: 2, egressPorts: [443, 5432] })],
];

describe.each(CHARTS)('every object is what its schema says: %s', (_, charts) => {
  const objects = renderObjects(charts);

  test('by its values', () => {
    expect(objects.length).toBeGreaterThan(10);
    for (const object of objects) expect(() => validate(object)).not.toThrow();
  });

  test('by its keys', () => {
    const problems = typeProblems(objects).filter((problem) => !NEWER.some((key) => problem.includes(`'"${key}"'`)));
    expect(problems).toEqual([]);
  }, 30_000);
});

test.each([
  ['Deployment', { minReadySeconds: 'ten' }, /minReadySeconds must be integer/],
  ['HTTPRoute', { rules: [{ matches: [{ path: { type: 'Prefix' } }] }] }, /type must be equal to one of/],
  ['Gateway', { listeners: [] }, /listeners must NOT have fewer than 1 items/],
])('a value that the schema of %s refuses is found', (kind, spec, sentence) => {
  const object = renderObjects().find((each) => each.kind === kind);
  expect(() => validate({ ...object, spec: { ...object.spec, ...spec } })).toThrow(sentence);
});

describe('typos', () => {
  /** As they are planted: in the text, where an editor would make them. */
  const TYPOS: readonly (readonly [key: string, typo: string])[] = [
    ['failureThreshold', 'failureThreshhold'],
    ['topologySpreadConstraints', 'topologySpreadConstraint'],
    ['nodeTaintsPolicy', 'nodeTaintPolicy'],
    ['matchLabelKeys', 'matchLabelsKeys'],
    ['unhealthyPodEvictionPolicy', 'unhealthyPodEviction'],
    ['readOnlyRootFilesystem', 'readOnlyRootFileSystem'],
    ['tolerationSeconds', 'tolerationsSeconds'],
    ['averageUtilization', 'averageUtilisation'],
    ['policyTypes', 'policyType'],
    ['allowedRoutes', 'allowedRoute'],
    ['backendRefs', 'backendRef'],
  ];
  const texts = renderObjects().map((object) => JSON.stringify(object));

  /** Objects with one typo each: of several in one object, the compiler tells the first. */
  const planted = TYPOS.map(([key, typo]): Rendered => {
    const text = texts.find((each) => each.includes(`"${key}":`)) ?? '{}';
    return JSON.parse(text.replace(`"${key}":`, `"${typo}":`));
  });

  test('of every kind are found by key, all of them', () => {
    const problems = typeProblems(planted);
    for (const [, typo] of TYPOS) expect(problems).toContainEqual(expect.stringContaining(`'"${typo}"'`));
  }, 30_000);

  test('in keys are passed over by the check of values alone, which is why there are two', () => {
    const [object] = planted;
    expect(() => validate(object)).not.toThrow();
  });
});
