import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile } from '../../../src/deployment/bicep/compile';
import { compileWith } from '../../../src/deployment/bicep/compile-and-predict';
import { predictResources } from '../../../src/deployment/bicep/predict-resources';
import { Repository } from '../../blueprints/repository';
import { bicepPath } from '../../toolchain/bicep';
import { asksTheCompilerAnew } from './asked-anew';

asksTheCompilerAnew();

jest.setTimeout(120_000);

const repository = new Repository().synth({ name: 'orders', environments: ['prod'] });
afterAll(() => repository.remove());

const signal = new AbortController().signal;
const props = () => ({ bicep: bicepPath(), root: repository.folder, environment: 'prod', location: 'eastus2', signal });

it('gives what the two commands give, and leaves no file', async () => {
  const before = repository.files();
  const { compiled, expected } = await compileWith(bicepPath())(props());
  expect(compiled).toEqual(await compile(props()));
  expect(expected).toEqual(await predictResources(props()));
  expect(repository.files()).toEqual(before);
});

it('tells a mistake with its place', async () => {
  const workload = repository.read('devops/bicep/workload.bicep');
  repository.write('devops/bicep/workload.bicep', `${workload}\nparam broken int = 'text'\n`);
  await expect(compileWith(bicepPath())(props())).rejects.toMatchObject({
    code: 'E505',
    message: expect.stringMatching(/workload\.bicep:\d+:20 BCP/),
  });
  repository.write('devops/bicep/workload.bicep', workload);
});

it('asks the compiler once as long as nothing has changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'create-aks-ha-test-'));
  const [counted, calls] = [join(folder, 'bicep'), join(folder, 'calls')];
  writeFileSync(counted, `#!/bin/sh\necho "$1" >> '${calls}'\nexec '${bicepPath()}' "$@"\n`, { mode: 0o755 });
  const first = await compileWith(counted)(props());
  expect(await compileWith(counted)(props())).toEqual(first);
  expect(readFileSync(calls, 'utf8')).toBe('jsonrpc\n');
  rmSync(folder, { recursive: true });
});
