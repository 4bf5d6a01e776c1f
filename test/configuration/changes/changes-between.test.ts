import type { Change } from '../../../src/configuration/changes/change';
import { changesBetween } from '../../../src/configuration/changes/changes-between';
import { parseVariables } from '../../../src/configuration/parse-variables';
import { formatPath } from '../../../src/configuration/problem';
import type { Variables } from '../../../src/configuration/variables-schema';
import { valid } from '../sample';

type Prod = NonNullable<Variables['environments'][string]>;

/** The sample with prod edited: blue in eastus2, green in centralus. */
function changesOf(edit: (prod: Prod, variables: Variables) => void, start: Variables = valid()): Change[] {
  const edited = structuredClone(start);
  edit(edited.environments.prod as Prod, edited);
  return changesBetween(parseVariables(start, 'before'), parseVariables(edited, 'after'));
}

/** The one change that an edit makes. */
function changeOf(edit: (prod: Prod, variables: Variables) => void, start?: Variables): Change {
  const changes = changesOf(edit, start);
  expect(changes.map(({ kind }) => kind)).toHaveLength(1);
  return changes[0] as Change;
}

const GROUPS = ['rg-orders-prod', 'rg-orders-prod-blue', 'rg-orders-prod-green'];
const groups = (...names: string[]) => names.map((name) => ({ kind: 'resource-group', name }));
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

describe('a name', () => {
  it('of the workload is in the address of each API server, which can not change', () => {
    const change = changeOf((_, variables) => Object.assign(variables, { workload: 'shop' }));
    expect(change).toMatchObject({ kind: 'workload-renamed', path: ['workload'], isRefused: true, remains: [] });
  });

  it('of the folder of the service says what the next image is built from', () => {
    const own = (folder: string) => ({ ...valid(), serviceDirectory: folder });
    const moved = changeOf((_, variables) => Object.assign(variables, { serviceDirectory: 'app' }));
    expect(moved).toMatchObject({ kind: 'service-moved', path: ['serviceDirectory'], isRefused: false, remains: [] });
    expect(moved.what).toBe('The service is your own in app instead of the generated one in service.');
    expect(moved.consequence).toContain('from app.');
    const back = changeOf((_, variables) => delete variables.serviceDirectory, own('app'));
    expect(back.what).toBe('The service is the generated one in service instead of your own in app.');
    expect(back.before).toBe(back.path);
  });

  it('of the registry is a new one: empty, and with other addresses of the gateways', () => {
    const change = changeOf((prod) => Object.assign(prod, { containerRegistryName: 'acrother' }));
    expect(change).toMatchObject({ kind: 'registry-renamed', isRefused: false });
    expect(change.consequence).toMatch(/new, empty registry: push the image again.*no region answers/);
    expect(change.remains).toEqual([
      { kind: 'registry', resourceGroup: 'rg-orders-prod', name: expect.stringMatching(/^acrordersprod/) },
    ]);
  });

  it('of the registry does change the addresses of the gateways', () => {
    const [before, after] = [valid(), valid({ registries: { prod: 'acrother' } })].map(
      (variables) => parseVariables(variables, 'test').environments[0]?.regions[0]?.stamp.gatewayAddress.hostName,
    );
    expect(after).not.toBe(before);
  });

  it('of Front Door gives users another host name', () => {
    const change = changeOf((prod) => Object.assign(prod, { frontDoorName: 'afd-other' }));
    expect(change).toMatchObject({ kind: 'front-door-renamed', isRefused: false });
    expect(change.consequence).toContain('another host name for users');
    expect(change.remains).toEqual([{ kind: 'front-door', resourceGroup: 'rg-orders-prod', name: 'afd-orders-prod' }]);
  });

  it('of a cluster is refused while the other one has its nodes in the same group', () => {
    const change = changeOf(({ regions: [blue] }) => Object.assign(blue as object, { aksClusterName: 'aks-other' }));
    expect(change).toMatchObject({ kind: 'cluster-renamed', region: 'blue', isRefused: true });
    expect(formatPath(change.path)).toBe('environments.prod.regions[0].aksClusterName');
    expect(change.consequence).toContain('rg-orders-prod-blue-nodes');
  });

  it('of the resource group needs another registry too: two can not have one name', () => {
    const alone = changeOf((prod) => Object.assign(prod, { resourceGroup: 'rg-other' }));
    expect(alone).toMatchObject({ kind: 'resource-group-renamed', isRefused: true });
    expect(alone.consequence).toContain(GROUPS.join(', '));
    const [both, registry] = changesOf((prod) =>
      Object.assign(prod, { resourceGroup: 'rg-other', containerRegistryName: 'acrother' }),
    );
    expect(both).toMatchObject({ isRefused: false, remains: groups(...GROUPS) });
    expect(both?.consequence).toContain('A second prod is built beside the first');
    // All gateways are new ones then, and nobody has to wait for their addresses.
    expect(registry?.consequence).not.toContain('no region answers');
  });

  it('of the resource group in other letters is the same to Azure', () => {
    const change = changeOf((prod) => Object.assign(prod, { resourceGroup: 'RG-orders-prod' }));
    expect(change).toMatchObject({ kind: 'resource-group-renamed', isRefused: false, remains: [] });
  });
});

describe('a Kubernetes version', () => {
  const from = (version?: string, edits: readonly number[] = [0]) => {
    const start = valid();
    for (const region of start.environments.prod?.regions ?? []) if (version) region.kubernetesVersion = version;
    return (to?: string) =>
      changesOf(({ regions }) => {
        for (const index of edits) {
          const region = regions[index] as (typeof regions)[number];
          if (to) region.kubernetesVersion = to;
          else delete region.kubernetesVersion;
        }
      }, start);
  };

  it('is upgraded at once in its region, and the pools by hand', () => {
    const [change, ...others] = from('1.35')('1.36');
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'kubernetes-version-changed', region: 'blue', isRefused: false, remains: [] });
    expect(formatPath(change?.path ?? [])).toBe('environments.prod.regions[0].kubernetesVersion');
    expect(change?.what).toBe('In region "blue" of prod, Kubernetes is to be 1.36 instead of 1.35.');
    expect(change?.consequence).toMatch(/control plane at once, whatever the hour.*node pools follow by hand/);
    expect(change?.consequence).not.toContain('Other regions');
  });

  it('of several regions in one deployment meets them all', () => {
    for (const change of from('1.35', [0, 1])('1.36'))
      expect(change.consequence).toContain('Other regions are upgraded with it');
  });

  it.each([
    ['an earlier one', '1.34', 'no way back'],
    ['one after the next', '1.37', 'from one minor version to the next'],
  ])('can not be %s', (_, version, reason) => {
    const [change] = from('1.35')(version);
    expect(change).toMatchObject({ isRefused: true, consequence: expect.stringContaining(reason) });
  });

  it('that was none may be any: only Azure knows which one there is', () => {
    expect(from()('1.36')).toEqual([
      expect.objectContaining({ isRefused: false, what: 'In region "blue" of prod, Kubernetes is to be 1.36.' }),
    ]);
  });

  it('that is left out takes nothing back', () => {
    const [change] = from('1.35')();
    expect(change).toMatchObject({ isRefused: false, consequence: expect.stringContaining('stays at the version') });
    expect(formatPath(change?.path ?? [])).toBe('environments.prod.regions[0]');
  });
});

describe('a setting', () => {
  it.each([
    ['priority', 'the first region that is well gets all'],
    ['latency', 'the nearest region that is well gets them'],
  ] as const)('routing by %s says what it does, in place', (routing, meaning) => {
    const change = changeOf((prod) => Object.assign(prod, { routing }));
    expect(change).toMatchObject({ kind: 'routing-changed', isRefused: false, remains: [] });
    expect(change.what).toBe(`Front Door divides the requests for prod by ${routing} instead of weighted: ${meaning}.`);
  });

  it('alert e-mails: who is told, and who no longer', () => {
    const change = changeOf((prod) => Object.assign(prod, { alertEmails: ['b@contoso.com'] }));
    expect(change.what).toBe('Alerts of prod go to b@contoso.com.');
    expect(change.consequence).toContain('oncall@example.com gets none');
  });

  it("the size of the workload's nodes makes pools beside the old ones, which stay", () => {
    const change = changeOf((prod) => Object.assign(prod.nodeSize, { user: 'Standard_D8plds_v5' }));
    expect(change).toMatchObject({ kind: 'user-size-changed', isRefused: false });
    expect(change.consequence).toContain('new node pools beside the old ones');
    expect(change.remains).toEqual(
      ['blue', 'green'].map((region) => ({
        kind: 'user-pools',
        resourceGroup: `rg-orders-prod-${region}`,
        cluster: `aks-orders-prod-${region}`,
        nodeSize: 'Standard_D4plds_v5',
      })),
    );
  });

  it('the size of the system nodes can not change in a cluster that is there', () => {
    const change = changeOf((prod) => Object.assign(prod.nodeSize, { system: 'Standard_D8pds_v5' }));
    expect(change).toMatchObject({ kind: 'system-size-changed', isRefused: true });
  });

  it.each([
    ['exposure-changed', { exposure: 'privateLink' }, "can't change between Standard and Premium"],
    ['api-server-moved', { apiServer: { access: 'private' } }, 'made private or it is not'],
  ])('%s is for good', (kind, setting, reason) => {
    const changes = changesOf((prod) => Object.assign(prod, setting));
    const change = changes.find((each) => each.kind === kind);
    expect(change).toMatchObject({ isRefused: true });
    expect(change?.consequence).toContain(reason);
  });

  it('the block of addresses can not change under nodes', () => {
    const change = changeOf((prod) => Object.assign(prod, { addressSpace: '10.40.0.0/14' }));
    expect(change).toMatchObject({ kind: 'address-space-changed', isRefused: true });
    expect(change.what).toContain('from 10.40.0.0/14 instead of 10.0.0.0/14');
  });
});

describe('an environment', () => {
  const two = () => valid({ environments: ['staging', 'prod'] });

  it('that is added names its groups, and what is left to do for it', () => {
    const change = changeOf((_, variables) => Object.assign(variables, two()));
    expect(change).toMatchObject({ kind: 'environment-added', environment: 'staging', remains: [] });
    expect(change.consequence).toMatch(/rg-orders-staging, rg-orders-staging-blue.*GitHub/);
  });

  it('that is removed goes on to cost until its groups are deleted', () => {
    const change = changeOf((_, variables) => Object.assign(variables, valid()), two());
    expect(change).toMatchObject({ kind: 'environment-removed', environment: 'staging', isRefused: false });
    expect(change.remains).toEqual(groups('rg-orders-staging', 'rg-orders-staging-blue', 'rg-orders-staging-green'));
  });

  it('that is called otherwise keeps its block of addresses, or its networks are refused', () => {
    const rename = (space: object) =>
      changesOf((prod, variables) => Object.assign(variables, { environments: { live: { ...prod, ...space } } }));
    expect(rename({})[0]).toMatchObject({ kind: 'environment-renamed', environment: 'live', isRefused: true });
    expect(rename({})[0]?.consequence).toContain('"addressSpace": "10.0.0.0/14"');
    const kept = rename({ addressSpace: '10.0.0.0/14' });
    expect(kept.map(({ kind, isRefused }) => [kind, isRefused])).toEqual([['environment-renamed', false]]);
  });

  it('may be deployed before another one', () => {
    const { environments } = two();
    const reversed = Object.fromEntries(Object.entries(environments).reverse());
    const change = changeOf((_, variables) => Object.assign(variables, { environments: reversed }), two());
    expect(change).toMatchObject({ kind: 'environments-reordered', path: ['environments'] });
    expect(change.what).toContain('prod, then staging');
  });
});
