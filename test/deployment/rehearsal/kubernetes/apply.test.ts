import type { Refusal } from '../../../../src/deployment/rehearsal/http/reply';
import { apply } from '../../../../src/deployment/rehearsal/kubernetes/apply';
import type { Json, Ownership } from '../../../../src/deployment/rehearsal/kubernetes/cluster-state';

const deployment = (spec: Json): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'orders' },
  spec,
});
const container = (name: string, image: string, env: Json[] = []): Json => ({ name, image, env });
const pods = (...containers: Json[]): Json => deployment({ template: { spec: { containers } } });

/** Applies one after the other. */
const applied = (...steps: [manager: string, object: Json, force?: boolean][]) => {
  let live: Json;
  let owners: readonly Ownership[] = [];
  for (const [manager, object, force = false] of steps) {
    const result = apply({ live, owners, applied: object, manager, force });
    live = result.object;
    owners = result.owners;
  }
  return { live, owners };
};

const conflictsOf = (work: () => unknown): string[] => {
  try {
    work();
    return [];
  } catch (error) {
    const { details } = (error as Refusal).reply.body as Json;
    return details.causes.map(({ field }: Json) => field);
  }
};

describe('server-side apply', () => {
  it('makes an object whose fields the manager owns', () => {
    const { live, owners } = applied(['ours', deployment({ replicas: 3 })]);
    expect(live.spec).toEqual({ replicas: 3 });
    expect(owners).toEqual([{ manager: 'ours', operation: 'Apply', fields: ['f:spec\nf:replicas'] }]);
  });

  it('refuses a field that another manager set to another value, and names it', () => {
    const set = ['theirs', deployment({ replicas: 5 })] as [string, Json];
    expect(conflictsOf(() => applied(set, ['ours', deployment({ replicas: 3 })]))).toEqual(['.spec.replicas']);
  });

  it('shares a field that has the same value', () => {
    const { owners } = applied(['theirs', deployment({ replicas: 3 })], ['ours', deployment({ replicas: 3 })]);
    expect(owners.map(({ manager }) => manager)).toEqual(['theirs', 'ours']);
  });

  it('takes it over when forced', () => {
    const { live, owners } = applied(
      ['theirs', deployment({ replicas: 5 })],
      ['ours', deployment({ replicas: 3 }), true],
    );
    expect(live.spec.replicas).toBe(3);
    expect(owners.map(({ manager }) => manager)).toEqual(['ours']);
  });

  it('names the container in a conflict', () => {
    const fields = conflictsOf(() =>
      applied(['theirs', pods(container('a', 'x:1'))], ['ours', pods(container('a', 'x:2'))]),
    );
    expect(fields).toEqual(['.spec.template.spec.containers[name="a"].image']);
  });

  it('merges containers by name and leaves those of others', () => {
    const { live } = applied(['mesh', pods(container('sidecar', 's:1'))], ['ours', pods(container('app', 'a:1'))]);
    const names = live.spec.template.spec.containers.map(({ name }: Json) => name);
    expect(names.sort()).toEqual(['app', 'sidecar']);
  });

  it('removes what it no longer names, unless somebody else does', () => {
    const before = pods(
      container('app', 'a:1', [
        { name: 'A', value: '1' },
        { name: 'B', value: '2' },
      ]),
    );
    const after = pods(container('app', 'a:1', [{ name: 'A', value: '1' }]));
    const { live } = applied(['ours', before], ['ours', after]);
    expect(live.spec.template.spec.containers[0].env).toEqual([{ name: 'A', value: '1' }]);
    const shared = applied(
      ['ours', deployment({ replicas: 3, paused: true })],
      ['theirs', deployment({ paused: true })],
      ['ours', deployment({ replicas: 3 })],
    );
    expect(shared.live.spec).toEqual({ replicas: 3, paused: true });
  });

  it('replaces selectors and lists without keys as a whole', () => {
    const { live } = applied(
      ['ours', deployment({ selector: { matchLabels: { a: '1', b: '2' } }, tolerations: [1, 2] })],
      ['ours', deployment({ selector: { matchLabels: { a: '1' } }, tolerations: [3] })],
    );
    expect(live.spec).toEqual({ selector: { matchLabels: { a: '1' } }, tolerations: [3] });
  });
});
