import { stateFolder } from '../../../src/cli/debug-log/state-folder';

it.each([
  ['linux', {}, '/home/me/.local/state/create-aks-ha'],
  ['darwin', {}, '/home/me/.local/state/create-aks-ha'],
  ['linux', { XDG_STATE_HOME: '/var/me' }, '/var/me/create-aks-ha'],
  ['linux', { XDG_STATE_HOME: '' }, '/home/me/.local/state/create-aks-ha'],
  ['linux', { XDG_STATE_HOME: 'relative' }, '/home/me/.local/state/create-aks-ha'],
] as const)('logs are on %s with %j in %s', (platform, env, folder) => {
  expect(stateFolder({ platform, env, home: '/home/me' })).toBe(folder);
});

it.each([
  [{ LOCALAPPDATA: 'D:\\Local' }, 'D:\\Local\\create-aks-ha\\logs'],
  [{}, 'C:\\Users\\me\\AppData\\Local\\create-aks-ha\\logs'],
])('and on Windows with %j in %s', (env, folder) => {
  expect(stateFolder({ platform: 'win32', env, home: 'C:\\Users\\me' })).toBe(folder);
});
