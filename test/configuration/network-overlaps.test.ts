import { defaultSpace, environmentSpaces } from '../../src/configuration/address-space';
import { parseVariables } from '../../src/configuration/parse-variables';
import { applyFix } from './apply-fix';
import { problemOf, problemsOf } from './problems-of';
import { sample, valid } from './sample';

/** Three names whose blocks are the same. */
function colliding(): string[] {
  const names = Array.from({ length: 400 }, (_, index) => `e${index}`);
  const [first] = names;
  return names.filter((name) => defaultSpace(name) === defaultSpace(first as string)).slice(0, 3);
}

describe('environments whose networks would overlap', () => {
  const environments = colliding();

  it('are refused, each with a free block of its own', () => {
    const problems = problemsOf(valid({ environments }));
    const [first, ...others] = environments as [string, ...string[]];
    expect(problems.map(({ path }) => path)).toEqual(others.map((name) => ['environments', name, 'addressSpace']));
    for (const { cause } of problems) expect(cause).toBe(`${defaultSpace(first)} is the block of ${first} already`);
    expect(problems.map(({ fix }) => fix)).toEqual([
      { kind: 'set', value: environmentSpaces()[0] },
      { kind: 'set', value: environmentSpaces()[1] },
    ]);
  });

  it('are accepted once every fix is made', () => {
    const document = valid({ environments });
    expect(problemsOf(problemsOf(document).reduce<unknown>(applyFix, document))).toEqual([]);
  });

  it('are refused when the block that one names is the one that follows from another’s name', () => {
    const { environments: both, ...rest } = valid({ environments: ['prod', 'staging'] });
    const document = { ...rest, environments: { ...both, staging: { ...both.staging, addressSpace: '10.0.0.0/14' } } };
    expect(problemOf(document).cause).toBe('10.0.0.0/14 is the block of prod already');
  });

  it('are at most 64', () => {
    const names = Array.from({ length: 65 }, (_, index) => `e${index}`);
    const { environments: all, ...rest } = valid({ environments: names });
    const spaces = environmentSpaces();
    const spread = Object.entries(all).map(([name, one], index) => [
      name,
      { ...one, addressSpace: spaces[index % 64] },
    ]);
    const overlaps = problemsOf({ ...rest, environments: Object.fromEntries(spread) }).filter(
      ({ path }) => path[2] === 'addressSpace',
    );
    expect(overlaps.map(({ fix }) => fix)).toEqual([{ kind: 'remove' }]);
  });
});

describe('a block that an environment names', () => {
  it('is where its networks are', () => {
    const { environments } = parseVariables(sample({ addressSpace: '10.100.0.0/14' }), 'test');
    expect(environments[0]?.addressSpace).toBe('10.100.0.0/14');
    expect(environments[0]?.regions.map(({ stamp }) => stamp.addressSpace)).toEqual([
      '10.100.176.0/20',
      '10.100.96.0/20',
    ]);
  });

  it.each([
    ['10.1.0.0/14', '10.1.0.0/14 does not begin on a /14'],
    ['192.168.0.0/16', '"192.168.0.0/16" is no such block'],
    ['', '"" is no such block'],
  ])('may not be %p', (addressSpace, cause) => {
    const problem = problemOf(sample({ addressSpace }));
    expect(problem.cause).toBe(cause);
    expect(problemsOf(applyFix(sample({ addressSpace }), problem))).toEqual([]);
  });
});
