import { compile } from '../../../src/deployment/bicep/compile';
import { Repository } from '../../blueprints/repository';
import { bicepPath } from '../../toolchain/bicep';

const repository = new Repository().synth({ name: 'orders', environments: ['prod'] });
afterAll(() => repository.remove());

const compiled = () =>
  compile({ bicep: bicepPath(), root: repository.folder, environment: 'prod', signal: new AbortController().signal });

it('gives the template and the values of the environment, and writes no file', async () => {
  const before = repository.files();
  const { template, parameters } = await compiled();
  expect(parameters.workload?.value).toBe('orders');
  expect(Object.keys(template.parameters ?? {})).toEqual(expect.arrayContaining(['clusterAdmins', 'nodeCounts']));
  expect(repository.files()).toEqual(before);
});

it('tells a mistake of the user with file, line and column', async () => {
  const workload = repository.read('devops/bicep/workload.bicep');
  repository.write('devops/bicep/workload.bicep', `${workload}\nparam broken int = 'text'\n`);
  const lines = workload.split('\n').length + 1;
  await expect(compiled()).rejects.toMatchObject({
    code: 'E505',
    message: expect.stringContaining(`devops/bicep/workload.bicep:${lines}:20 BCP`),
  });
  repository.write('devops/bicep/workload.bicep', workload);
});
