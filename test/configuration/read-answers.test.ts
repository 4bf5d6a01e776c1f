import { readAnswers } from '../../src/configuration/read-answers';

describe('answers as flags and options give them', () => {
  it('none are none', () => expect(readAnswers({})).toEqual({}));

  it.each([
    ['commas', ['eastus2, centralus']],
    ['repetition', ['eastus2', 'centralus']],
    ['both', ['eastus2,centralus', 'westus3']],
  ])('lists may be given by %s', (_, regions) => {
    const locations = readAnswers({ regions }).regions?.map(({ location }) => location);
    expect(locations?.slice(0, 2)).toEqual(['eastus2', 'centralus']);
    expect(locations).toHaveLength(regions.join().split(',').length);
  });

  it('a region may have a name, and its location may be written as people do', () => {
    expect(readAnswers({ regions: ['home=East US 2', 'Central US'] }).regions).toEqual([
      { name: 'home', location: 'eastus2' },
      { location: 'centralus' },
    ]);
  });

  it('a region may be that of one environment', () => {
    const regions = ['staging/eastus2,prod/East US 2', 'prod/green=centralus'];
    expect(readAnswers({ regions })).toEqual({
      own: {
        staging: { regions: [{ location: 'eastus2' }] },
        prod: { regions: [{ location: 'eastus2' }, { name: 'green', location: 'centralus' }] },
      },
    });
  });

  it('a cluster has the name of its region before it, and of its environment where there are several', () => {
    expect(readAnswers({ cluster: 'blue=aks-a,green=aks-b' }).clusters).toEqual({
      prod: { blue: 'aks-a', green: 'aks-b' },
    });
    const environments = ['prod', 'staging'];
    expect(readAnswers({ environments, cluster: ['prod/blue=aks-a', 'green=aks-b'] }).clusters).toEqual({
      prod: { blue: 'aks-a', green: 'aks-b' },
      staging: { green: 'aks-b' },
    });
  });

  it('what is written in another case is spelled as Azure does', () => {
    expect(readAnswers({ routing: 'Weighted', nodeSize: ['system=STANDARD_D4PDS_V5', 'standard_d4plds_v5'] })).toEqual({
      routing: 'weighted',
      nodeSize: { system: 'Standard_D4pds_v5', user: 'Standard_D4plds_v5' },
    });
  });

  it('a name is for every environment, or for the one before the sign', () => {
    expect(readAnswers({ resourceGroup: 'rg-a' }).resourceGroups).toEqual({ prod: 'rg-a' });
    const environments = ['prod', 'staging'];
    expect(readAnswers({ environments, registry: 'acra' }).registries).toEqual({ prod: 'acra', staging: 'acra' });
    expect(readAnswers({ environments, frontDoor: ['prod=a', 'staging=b'] }).frontDoors).toEqual({
      prod: 'a',
      staging: 'b',
    });
    expect(readAnswers({ environments, frontDoor: 'prod=a,staging=b' }).frontDoors).toEqual({
      prod: 'a',
      staging: 'b',
    });
  });

  it('a size alone is that of the workload’s nodes', () => {
    expect(readAnswers({ nodeSize: 'Standard_D4pds_v5' }).nodeSize).toEqual({ user: 'Standard_D4pds_v5' });
    expect(readAnswers({ nodeSize: ['system=a', 'user=b'] }).nodeSize).toEqual({ system: 'a', user: 'b' });
  });

  it('what is empty stays empty, for the parser to refuse', () => {
    expect(readAnswers({ name: '', environments: [''], alertEmail: '' })).toEqual({
      workload: '',
      environments: [''],
      alertEmails: [''],
    });
  });

  it('an environment may be called as an inherited key', () => {
    const { resourceGroups } = readAnswers({ resourceGroup: '__proto__=rg' });
    expect(Object.entries(resourceGroups ?? {})).toEqual([['__proto__', 'rg']]);
  });
});
