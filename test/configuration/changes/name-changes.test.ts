import { parseVariables } from '../../../src/configuration/parse-variables';
import { formatPath } from '../../../src/configuration/problem';
import { valid } from '../sample';
import { changeOf, changesOf, groups } from './edited-sample';

const GROUPS = ['rg-orders-prod', 'rg-orders-prod-blue', 'rg-orders-prod-green'];

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
