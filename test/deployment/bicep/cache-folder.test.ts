import { cacheFolder } from '../../../src/deployment/bicep/cache-folder';

it('lies below the home of whoever runs it, or where XDG_CACHE_HOME says', () => {
  expect(cacheFolder('bicep', {}, '/home/ada')).toBe('/home/ada/.cache/create-aks-ha/bicep');
  expect(cacheFolder('bicep', { XDG_CACHE_HOME: '/caches' }, '/home/ada')).toBe('/caches/create-aks-ha/bicep');
});

it.each(['', 'relative'])('passes over XDG_CACHE_HOME=%s, as its specification says', (set) => {
  expect(cacheFolder('bicep', { XDG_CACHE_HOME: set }, '/home/ada')).toBe('/home/ada/.cache/create-aks-ha/bicep');
});
