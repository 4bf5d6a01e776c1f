import { locationOf, regionAlone, type Scope, WHOLE, within } from '../../../src/deployment/bicep/scope';
import { configured } from '../configured';

const { environment } = configured();

describe('what a deployment leaves out', () => {
  it('of one region are all others, and what is global', () => {
    expect(regionAlone(environment, 'green')).toEqual({ skipRegions: ['blue'], skipGlobal: true });
  });

  it('is no part of the environment that it sees', () => {
    expect(within(environment, { skipRegions: ['blue'] }).regions.map(({ name }) => name)).toEqual(['green']);
    expect(within(environment, WHOLE)).toEqual(environment);
  });

  it.each<[string, Scope, string]>([
    ['the home', WHOLE, 'eastus2'],
    ['another region where that of the home is left out', { skipRegions: ['blue'] }, 'centralus'],
    ['the first that is up where what is global is left out', { skipRegions: [], skipGlobal: true }, 'eastus2'],
    ['the region itself, of one alone', regionAlone(environment, 'green'), 'centralus'],
  ])('decides where Azure keeps it: %s', (_, scope, location) => {
    expect(locationOf(environment, scope)).toBe(location);
  });

  it('decides so too where the home is no region of it', () => {
    const elsewhere = configured((prod) => {
      prod.home = 'westeurope';
    }).environment;
    expect(locationOf(elsewhere, WHOLE)).toBe('westeurope');
    expect(locationOf(elsewhere, { skipRegions: ['blue'], skipGlobal: true })).toBe('centralus');
  });
});
