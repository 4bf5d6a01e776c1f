import { deploy } from '../../src/deployment/deploy';
import { lookAtEnvironment } from '../../src/deployment/status/look-at-environment';
import { type Rehearsed, rehearse } from './rehearsed';

jest.setTimeout(180_000);

const yes = async () => true;

let rehearsed: Rehearsed;
beforeAll(async () => {
  rehearsed = await rehearse();
  const { repository } = rehearsed;
  const path = 'devops/config/variables.json';
  const variables = JSON.parse(repository.read(path));
  variables.environments.prod.apiServer = { access: 'private' };
  repository.write(path, JSON.stringify(variables, undefined, 2));
  repository.synth({ name: 'orders' });
});
afterAll(() => rehearsed.stop());

async function deployNow(change: (yaml: string) => string = (yaml) => yaml) {
  const { compile, render } = rehearsed;
  const changed: typeof render = async (request) =>
    new Map([...(await render(request))].map(([path, yaml]) => [path, change(yaml)]));
  return deploy(await rehearsed.session(), { compile, render: changed, confirm: yes, confirmRemovals: yes });
}

const operations = () => rehearsed.target.log.entries.map(({ operation }) => operation);

it('clusters whose API server can not be reached from here are brought up from inside', async () => {
  expect(await deployNow()).toMatchObject({ outcome: 'live' });
  expect(operations().filter((operation) => operation === 'clusters.runCommand')).toHaveLength(2);
  expect(operations()).not.toContain('kubernetes.apply');
});

it('what kubectl says there of a mistake is told', async () => {
  const error = await deployNow((yaml) => yaml.replace('imagePullPolicy:', 'imagePulPolicy:')).catch(
    (caught) => caught,
  );
  expect(error).toMatchObject({ code: 'E622' });
  expect(error.message).toMatch(/kubectl failed inside of aks-orders-prod-(blue|green):[\s\S]*imagePulPolicy/);
});

it('status says that what runs is not known, and that the region answers all the same', async () => {
  const { regions } = await lookAtEnvironment(await rehearsed.session(), rehearsed.compile);
  for (const { cluster, answer } of regions) {
    expect(cluster?.unknown).toMatch(/can't be reached/);
    expect(answer).toBe('HTTP 200');
  }
});
