import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { predictResources } from '../../../src/deployment/bicep/predict-resources';
import { Repository } from '../../blueprints/repository';
import { bicepPath } from '../../toolchain/bicep';
import { asksTheCompilerAnew } from './asked-anew';

asksTheCompilerAnew();

const repository = new Repository().synth({ name: 'orders' });
afterAll(() => repository.remove());

const predict = () =>
  predictResources({ bicep: bicepPath(), root: repository.folder, environment: 'prod', location: 'eastus2' });

test('every resource is predicted, and the repository gets no file', async () => {
  const before = readdirSync(join(repository.folder, 'devops/bicep'));
  const names = (await predict()).map(({ type, name }) => `${type} ${name}`);
  expect(names).toContain('Microsoft.ContainerService/managedClusters aks-orders-prod-blue');
  expect(names).toContain('Microsoft.ContainerService/managedClusters aks-orders-prod-green');
  expect(readdirSync(join(repository.folder, 'devops/bicep'))).toEqual(before);
});

test("the user's own Bicep that does not compile is told with file and line", async () => {
  const workload = repository.read('devops/bicep/workload.bicep');
  repository.write('devops/bicep/workload.bicep', `${workload}\nresource broken\n`);
  await expect(predict()).rejects.toThrow(
    expect.objectContaining({ code: 'E505', message: expect.stringMatching(/workload\.bicep\(\d+,\d+\)/) }),
  );
  repository.write('devops/bicep/workload.bicep', workload);
});
