import { formatPath } from '../../../src/configuration/problem';
import { valid } from '../sample';
import { changeOf, changesOf } from './edited-sample';

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
