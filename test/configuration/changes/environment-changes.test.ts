import { valid } from '../sample';
import { changeOf, changesOf, groups } from './edited-sample';

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
