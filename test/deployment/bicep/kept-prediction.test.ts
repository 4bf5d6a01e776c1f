import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptPrediction } from '../../../src/deployment/bicep/kept-prediction';

const RESOURCES = [{ id: '/a', type: 'T', name: 'a', apiVersion: '2026-01-01' }] as never;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'create-aks-ha-test-'));
  for (const folder of ['node_modules', 'devops/bicep']) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, 'devops/bicep/main.bicep'), 'param a int');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const kept = (environment = 'prod', location = 'eastus2') =>
  keptPrediction({ bicep: process.execPath, root, environment, location });

it('is read again as long as everything is the same', () => {
  expect(kept().read()).toBeUndefined();
  kept().keep(RESOURCES);
  expect(kept().read()).toEqual(RESOURCES);
});

it.each([
  ['another environment', () => kept('staging')],
  ['another location', () => kept('prod', 'centralus')],
  [
    'an edited file',
    () => {
      writeFileSync(join(root, 'devops/bicep/main.bicep'), 'param b int');
      return kept();
    },
  ],
  [
    'a new file',
    () => {
      writeFileSync(join(root, 'devops/bicep/workload.bicep'), '');
      return kept();
    },
  ],
  [
    'a renamed file',
    () => {
      rmSync(join(root, 'devops/bicep/main.bicep'));
      writeFileSync(join(root, 'devops/bicep/other.bicep'), 'param a int');
      return kept();
    },
  ],
])('is none of %s', (_, changed) => {
  kept().keep(RESOURCES);
  expect(changed().read()).toBeUndefined();
});

it('holds one file for each environment, whatever was asked before', () => {
  kept().keep(RESOURCES);
  writeFileSync(join(root, 'devops/bicep/main.bicep'), 'param b int');
  kept().keep(RESOURCES);
  expect(readdirSync(join(root, 'node_modules/.cache/create-aks-ha'))).toEqual(['bicep-prod.json']);
});

it('is none where the file is broken', () => {
  kept().keep(RESOURCES);
  writeFileSync(join(root, 'node_modules/.cache/create-aks-ha/bicep-prod.json'), '{"key"');
  expect(kept().read()).toBeUndefined();
});

it('is not kept where nothing is installed', () => {
  rmSync(join(root, 'node_modules'), { recursive: true });
  kept().keep(RESOURCES);
  expect(readdirSync(root)).toEqual(['devops']);
});
