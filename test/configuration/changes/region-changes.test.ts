import { formatPath } from '../../../src/configuration/problem';
import { valid } from '../sample';
import { changeOf, changesOf, groups, type Prod } from './edited-sample';

const origin = (region: string) => {
  return { kind: 'origin', resourceGroup: 'rg-orders-prod', frontDoor: 'afd-orders-prod', region };
};

describe('a region', () => {
  it('that is added is built beside the others, in a group of its own', () => {
    const change = changeOf(({ regions }) =>
      regions.push({ name: 'red', location: 'westus3', aksClusterName: 'aks-red', zones: ['1', '2', '3'] }),
    );
    expect(change).toMatchObject({ kind: 'region-added', environment: 'prod', region: 'red', isRefused: false });
    expect(formatPath(change.path)).toBe('environments.prod.regions[2]');
    expect(change.what).toBe('Region "red" (westus3) is added to prod.');
    expect(change.consequence).toContain('rg-orders-prod-red');
    expect([change.before, change.remains]).toEqual([undefined, []]);
    expect(change.consequence).toMatch(
      /may send it requests before .*"drained": true.*\/\.aks-ha\/red\/readyz answers/,
    );
  });

  it('that is added drained gets no requests at first', () => {
    const change = changeOf(({ regions }) =>
      regions.push({
        name: 'red',
        location: 'westus3',
        aksClusterName: 'aks-red',
        zones: ['1', '2', '3'],
        drained: true,
      }),
    );
    expect(change.kind).toBe('region-added');
    expect(change.consequence).toContain('no requests until "drained" is taken away');
  });

  it('that is drained leaves its share to the others, and goes on to run', () => {
    const change = changeOf(({ regions: [, green] }) => Object.assign(green as object, { drained: true }));
    expect(change).toMatchObject({ kind: 'region-drained', region: 'green', isRefused: false, remains: [] });
    expect(formatPath(change.path)).toBe('environments.prod.regions[1].drained');
    expect(change.what).toBe('Region "green" of prod is drained.');
    expect(change.consequence).toMatch(/the others have to carry its share.*goes on to run/);
  });

  it('that is no longer drained is looked at first', () => {
    const drained = valid();
    Object.assign(drained.environments.prod?.regions[1] as object, { drained: true });
    const change = changeOf(({ regions: [, green] }) => delete green?.drained, drained);
    expect(change).toMatchObject({ kind: 'region-restored', region: 'green', isRefused: false });
    expect(formatPath(change.path)).toBe('environments.prod.regions[1]');
    expect(change.consequence).toContain('look first whether /.aks-ha/green/readyz answers');
  });

  it('that says of itself what it is anyway changes nothing', () => {
    const change = changeOf(({ regions: [, green] }) => Object.assign(green as object, { drained: false }));
    expect(change).toMatchObject({ kind: 'region-restored', what: 'Region "green" of prod gets requests as before.' });
    expect(change.consequence).toBeUndefined();
  });

  it('that is removed is to be drained first, all the more where one is left: nothing is probed then', () => {
    expect(changeOf(({ regions }) => regions.pop()).consequence).toMatch(
      /even when it fails.*Deploy it with "drained": true first/,
    );
    const three = valid({ regions: ['eastus2', 'centralus', 'westus3'].map((location) => ({ location })) });
    expect(changeOf(({ regions }) => regions.pop(), three).consequence).not.toContain('even when it fails');
    Object.assign(three.environments.prod?.regions[2] as object, { drained: true });
    const { consequence } = changeOf(({ regions }) => regions.pop(), three);
    expect(consequence).toContain('Front Door keeps its origin, no rollout');
    expect(consequence).not.toContain('drained');
  });

  it('that is removed stays where it is deployed: origin first, then its group, then its replica', () => {
    const change = changeOf(({ regions }) => regions.pop());
    expect(change).toMatchObject({ kind: 'region-removed', region: 'green', isRefused: false });
    expect(change.consequence).toMatch(/Front Door goes on to send it requests.*rg-orders-prod-green.*replica/);
    expect(change.remains).toEqual([
      origin('green'),
      ...groups('rg-orders-prod-green'),
      {
        kind: 'replication',
        resourceGroup: 'rg-orders-prod',
        registry: expect.stringMatching(/^acrordersprod/),
        location: 'centralus',
      },
    ]);
  });

  it('that is called otherwise is a second one in the same location', () => {
    const change = changeOf(({ regions: [, green] }) => Object.assign(green as object, { name: 'teal' }));
    expect(change).toMatchObject({ kind: 'region-renamed', region: 'teal', isRefused: false });
    expect(change.consequence).toMatch(
      /builds a second region in centralus, in the resource group rg-orders-prod-teal/,
    );
    // The registry keeps its replica: the new region has the same location.
    expect(change.remains).toEqual([origin('green'), ...groups('rg-orders-prod-green')]);
  });

  it('can not move: its group has its location for good', () => {
    const change = changeOf(({ regions: [, green] }) => Object.assign(green as object, { location: 'westus3' }));
    expect(change).toMatchObject({ kind: 'region-moved', region: 'green', isRefused: true });
    expect(change.what).toBe('Region "green" of prod moves from centralus to westus3.');
    expect(change.consequence).toContain('rg-orders-prod-green is in centralus for good');
  });

  it('stands in another order: what that means depends on the routing', () => {
    const swap = (routing: Prod['routing']) => {
      const start = valid({ regions: ['eastus2', 'centralus', 'westus3'].map((location) => ({ location })), routing });
      return changeOf(({ regions }) => regions.push(...regions.splice(1, 1)), start);
    };
    expect(swap('weighted')).toMatchObject({ kind: 'regions-reordered', isRefused: false });
    expect(swap('weighted').what).toContain('blue, then amber, then green');
    expect(swap('weighted').consequence).toContain('requests are divided as before');
    expect(swap('priority').consequence).toContain('Front Door turns to them in this order');
  });

  it('that was the first one was the home, which can not move', () => {
    const changes = changesOf(({ regions }) => regions.shift());
    expect(changes.map(({ kind, isRefused }) => [kind, isRefused])).toEqual([
      ['home-moved', true],
      ['region-removed', false],
    ]);
    expect(changes[0]?.consequence).toContain('Keep them there with "home": "eastus2"');
    // The registry itself is there, and no replica of it.
    expect(changes[1]?.remains).toEqual([origin('blue'), ...groups('rg-orders-prod-blue')]);
  });

  it('that was the first one can go where the home is said to stay', () => {
    const changes = changesOf((prod) => {
      prod.regions.shift();
      Object.assign(prod, { home: 'eastus2' });
    });
    expect(changes.map(({ kind, isRefused }) => [kind, isRefused])).toEqual([
      ['home-named', false],
      ['region-removed', false],
    ]);
    expect(changes[0]?.what).toBe(
      'The registry of prod and what is global stay in eastus2, whichever region comes first.',
    );
  });

  it('and another one change places: the home moves', () => {
    const kinds = changesOf(({ regions }) => regions.reverse()).map(({ kind }) => kind);
    expect(kinds).toEqual(['home-moved', 'regions-reordered']);
  });
});
