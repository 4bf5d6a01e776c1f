import { resolve } from '../../../../src/deployment/rehearsal/template/resolve';

const runtime = {
  deploymentName: 'orders',
  reference: (id: string, full: boolean) =>
    id.endsWith('/there')
      ? full
        ? { location: 'eastus2', properties: { a: [{ b: 'x' }] } }
        : { a: [{ b: 'x' }] }
      : undefined,
};
const worked = (text: string) => resolve(text, runtime);

describe('expressions that only a deployment can work out', () => {
  it('are calls, members, elements and literals', () => {
    expect(worked("[format('{0}-{1}', 'a', deployment().name)]")).toBe('a-orders');
    expect(worked("[reference('/there').a[0].b]")).toBe('x');
    expect(worked("[reference('/there', '2025-01-01', 'Full').location]")).toBe('eastus2');
    expect(worked("[createObject('n', 1, 'l', createArray('it''s', true(), null()))]")).toEqual({
      n: 1,
      l: ["it's", true, null],
    });
    expect(worked("[tryGet(reference('/there'), 'c')]")).toBeNull();
    expect(worked("[if(equals('a', 'b'), reference('/nowhere').x, 'else')]")).toBe('else');
  });

  it('make ids as Azure does', () => {
    const subscription = '00000000-0000-0000-0000-000000000001';
    expect(worked(`[resourceId('${subscription}', 'rg', 'A.B/c/d', 'x', 'y')]`)).toBe(
      `/subscriptions/${subscription}/resourceGroups/rg/providers/A.B/c/x/d/y`,
    );
    expect(worked("[extensionResourceId('/scope', 'A.B/c', guid('a'))]")).toMatch(
      /^\/scope\/providers\/A\.B\/c\/[0-9a-f-]{36}$/,
    );
  });

  it('are the same each time, and other for other arguments', () => {
    expect(worked("[uniqueString('a')]")).toMatch(/^[a-z2-7]{13}$/);
    expect(worked("[uniqueString('a')]")).toBe(worked("[uniqueString('a')]"));
    expect(worked("[guid('a')]")).not.toBe(worked("[guid('b')]"));
  });

  it('stay as they are where they cannot be worked out', () => {
    expect(worked("[reference('/nowhere').x]")).toBe("[reference('/nowhere').x]");
    expect(worked("[unheardOf('x')]")).toBe("[unheardOf('x')]");
  });

  it('are found in objects and lists; doubled brackets are text', () => {
    expect(resolve({ a: ['[deployment().name]', '[[x]'] }, runtime)).toEqual({ a: ['orders', '[x]'] });
  });
});
