import * as fc from 'fast-check';
import { stringify } from 'yaml';
import { AksHaError } from '../../src/errors/aks-ha-error';
import { workloadsOf } from '../../src/verification/cluster/workloads';
import { isRead, parseManifests } from '../../src/verification/kubernetes/manifests';
import { verifyEnvironment } from '../../src/verification/verify';
import { configurationOf, modelOf } from './judged';

// Whatever somebody makes of a rendered file, verify judges it or says what can't be read: it never fails with an error
// of its own, and it always ends.

const model = modelOf(undefined, configurationOf(['eastus2']));
const [region] = model.regions;
if (!region) throw new Error('no region');
// Those that are read, and one that is not there as it is emitted.
const scaled = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'orders', namespace: 'orders' },
};
const spec = { scaleTargetRef: { name: 'orders' }, triggers: [{ type: 'cpu', metadata: { value: '60' } }] };
const objects = [...region.manifests.objects.filter(isRead), { ...scaled, spec }];

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const below = entries.flatMap(([key, each]) => pathsIn(each, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

/** Everything that there is to edit: the number of the object, and a place in it. */
const places = objects.flatMap((object, index) => pathsIn(object).map((path) => ({ index, path })));

/** In place of what stands there; nothing takes it away. */
const VALUES = [undefined, null, '', 'nonsense', -1, 0, 3, '50%', true, [], [{}], {}, { a: 1 }];

function withEdit(value: unknown, [key, ...rest]: Path, edit: unknown): unknown {
  if (key === undefined) return edit;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>;
  const changed = withEdit(copy[key], rest, edit);
  if (changed === undefined) {
    if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
  } else copy[key] = changed;
  return copy;
}

function judge({ index, path }: (typeof places)[number], value: unknown): void {
  const edited = stringify(withEdit(objects[index], path, value));
  try {
    // The others are as they were: reading them anew would take longer than judging.
    const others = objects.filter((_, number) => number !== index);
    const { path: file, objects: read } = parseManifests('manifests/prod/blue.yaml', edited);
    const manifests = { path: file, objects: [...others, ...read] };
    const regions = [{ ...region, manifests, workloads: workloadsOf(manifests) } as NonNullable<typeof region>];
    expect(verifyEnvironment({ ...model, regions }).scenarios.length).toBeGreaterThan(10);
  } catch (error) {
    if (!(error instanceof AksHaError)) throw error;
    expect(['E502', 'E504']).toContain(error.code);
  }
}

test('an edit of any one place is judged, or refused with what is wrong', () => {
  expect(places.length).toBeGreaterThan(200);
  fc.assert(fc.property(fc.constantFrom(...places), fc.constantFrom(...VALUES), judge), {
    numRuns: Number(process.env.EDITS ?? 40),
  });
});
