import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { questionKey } from '../../../src/deployment/bicep/question-key';

let root: string;
let bicep: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'create-aks-ha-test-'));
  bicep = join(root, 'bicep');
  writeFileSync(bicep, '');
  write('main.bicep', 'param a int');
  write('modules/cluster.bicep', "import { stamp } from '../types.bicep'");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string): void {
  const file = join(root, 'devops/bicep', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const key = (environment = 'prod', location = 'eastus2') => questionKey({ bicep, root, environment, location });

it('is the same as long as everything is the same, wherever the repository lies', () => {
  const before = key();
  expect(before).toMatch(/^[0-9a-f]{64}$/);
  const moved = mkdtempSync(join(tmpdir(), 'create-aks-ha-test-'));
  cpSync(join(root, 'devops'), join(moved, 'devops'), { recursive: true });
  expect(questionKey({ bicep, root: moved, environment: 'prod', location: 'eastus2' })).toBe(before);
  rmSync(moved, { recursive: true });
});

it.each<[string, () => void, string?, string?]>([
  ['another environment', () => undefined, 'staging'],
  ['another location', () => undefined, 'prod', 'centralus'],
  ['an edited file', () => write('main.bicep', 'param b int')],
  ['a new file', () => write('workload.bicep', '')],
  ['a renamed file', () => renameSync(join(root, 'devops/bicep/main.bicep'), join(root, 'devops/bicep/other.bicep'))],
  ['a compiler that was replaced', () => utimesSync(bicep, 1, 1)],
])('is another one for %s', (_, change, environment = 'prod', location = 'eastus2') => {
  const before = key();
  change();
  const after = key(environment, location);
  expect(after).toMatch(/^[0-9a-f]{64}$/);
  expect(after).not.toBe(before);
});

it.each([
  ['a variable of the environment', 'prod.bicepparam', "param a = readEnvironmentVariable('A')"],
  ['an input from outside', 'prod.bicepparam', "param a = externalInput('ev2', 'x')"],
  ['a file above devops', 'workload.bicep', "var text = loadTextContent('../../README.md')"],
  ['a file above devops, by a detour', 'modules/more.bicep', "module more 'x/../../../../more.bicep' = {}"],
  ['a secret', 'workload.bicep', '@secure()\nparam password string'],
])('there is none where the answer depends on %s', (_, path, content) => {
  write(path, content);
  expect(key()).toBeUndefined();
});
