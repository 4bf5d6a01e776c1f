import { isDeepStrictEqual } from 'node:util';
import type { Environment } from '../configuration';
import { toVariables } from '../to-variables';
import type { Change } from './change';
import { type Pair, pairRegions, placeOf } from './pair';

/** Told in words of their own by the other files of this folder. */
const TOLD = [
  ...['resourceGroup', 'containerRegistryName', 'frontDoorName', 'routing', 'alertEmails', 'nodeSize'],
  ...['addressSpace', 'home', 'exposure', 'regions'],
];
const TOLD_OF_REGION = ['name', 'location', 'aksClusterName', 'kubernetesVersion', 'drained'];

/** Settings that have no words of their own: so that none changes untold. */
export function otherChanges(pair: Pair): Change[] {
  const { before, after } = pair;
  const [was, is] = [answersOf(before), answersOf(after)];
  const regions = pairRegions(pair).flatMap(({ after: region, formerIndex, index }) =>
    differences(listOf(was, formerIndex), listOf(is, index), TOLD_OF_REGION).map(
      ({ key, what }): Change => ({
        kind: 'setting-changed',
        path: ['environments', after.name, 'regions', index, key],
        before: ['environments', before.name, 'regions', formerIndex, key],
        environment: after.name,
        region: region.name,
        what: `In region "${region.name}" of ${after.name}, ${what}`,
        isRefused: false,
        remains: [],
      }),
    ),
  );
  const settings = differences(was, is, TOLD).map(
    ({ key, what }): Change => ({
      kind: 'setting-changed',
      ...placeOf(pair, key),
      what: `In ${after.name}, ${what}`,
      isRefused: false,
      remains: [],
    }),
  );
  return [...settings, ...regions];
}

type Answers = Readonly<Record<string, unknown>>;

/** An environment as variables.json holds it. */
function answersOf(environment: Environment): Answers {
  const { environments } = toVariables({
    workload: '',
    service: { directory: '', isOwn: false },
    environments: [environment],
  });
  return Object.values(environments)[0] ?? {};
}

function listOf({ regions }: Answers, index: number): Answers {
  return (regions as readonly Answers[] | undefined)?.[index] ?? {};
}

function differences(was: Answers, is: Answers, told: readonly string[]): { key: string; what: string }[] {
  const keys = new Set([...Object.keys(is), ...Object.keys(was)]);
  return [...keys]
    .filter((key) => !told.includes(key) && !isDeepStrictEqual(was[key], is[key]))
    .map((key) => ({ key, what: `${key} is ${written(is[key])} instead of ${written(was[key])}.` }));
}

function written(value: unknown): string {
  return value === undefined ? 'left out' : JSON.stringify(value);
}
