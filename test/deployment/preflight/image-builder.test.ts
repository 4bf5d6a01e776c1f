import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Finding } from '../../../src/deployment/preflight/finding';
import { imageBuilderCheck } from '../../../src/deployment/preflight/image-builder';
import { type Rehearsed, rehearse } from '../rehearsed';

let rehearsed: Rehearsed;
let folder: string;
beforeAll(async () => {
  rehearsed = await rehearse();
  folder = mkdtempSync(join(tmpdir(), 'create-aks-ha-test-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await rehearsed.stop();
});
afterEach(() => rehearsed.target.faults.clear());

/** A PATH with a Docker alone. @param info what `docker info` ends with: 1 where nobody runs it */
function docker(info: 0 | 1): string {
  const bin = join(folder, `info-${info}`);
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'docker'), `#!/bin/sh\n[ "$1" = info ] && exit ${info}\nexit 0\n`, { mode: 0o755 });
  return bin;
}

async function found(path: string, isBuiltInRegistry = false): Promise<readonly Finding[]> {
  const { arm, signal } = await rehearsed.session();
  return imageBuilderCheck({ arm, isBuiltInRegistry, env: { PATH: path }, signal }).run();
}

const onCredit = () =>
  rehearsed.target.faults.add({ name: 'tasks-not-allowed', condition: { kind: 'tasks-not-allowed' } });

it('on a subscription that is paid for, the registry builds where there is no Docker', async () => {
  expect(await found('')).toEqual([]);
});

it('on a credit, Docker builds', async () => {
  onCredit();
  expect(await found(docker(0))).toEqual([]);
});

it.each([
  ['there is no Docker', () => found(''), 'Install and start Docker'],
  ['nobody runs Docker', () => found(docker(1)), 'Install and start Docker'],
  ['the registry is to build', () => found(docker(0), true), 'Leave --build-in-registry out'],
])('on a credit it is told that the image may not be built where %s', async (_, find, fix) => {
  onCredit();
  expect(await find()).toEqual([
    {
      check: 'image builder',
      severity: 'warning',
      what: expect.stringContaining('paid from a credit (FreeTrial_2014-09-01)'),
      fix: expect.stringContaining(fix),
    },
  ]);
});
