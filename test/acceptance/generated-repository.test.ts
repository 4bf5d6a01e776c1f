import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bicepPath } from '../toolchain/bicep';
import { run } from './run';

const CLI = resolve('dist/cli.js');
const work = mkdtempSync(join(tmpdir(), 'aks-ha-'));
const orders = join(work, 'orders');
const clone = join(work, 'clone');

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the repository that the README promises', () => {
  beforeAll(() => {
    const answers = ['--regions', 'eastus2,centralus', '--alert-email', 'oncall@contoso.com', '--yes'];
    run('node', [CLI, 'orders', ...answers], work, IDENTITY);
    run('git', ['clone', '--quiet', orders, clone], work);
    run('npm', ['ci'], clone);
  }, 300_000);

  it('holds exactly the answers in variables.json', () => {
    const variables = JSON.parse(readFileSync(join(orders, 'devops/config/variables.json'), 'utf8'));
    expect(variables).toEqual({
      $schema: './variables.schema.json',
      version: 2,
      workload: 'orders',
      environments: {
        prod: {
          resourceGroup: 'rg-orders-prod',
          containerRegistryName: expect.stringMatching(/^acrordersprod[0-9a-f]{4}$/),
          frontDoorName: 'afd-orders-prod',
          routing: 'weighted',
          alertEmails: ['oncall@contoso.com'],
          nodeSize: { system: 'Standard_D4pds_v5', user: 'Standard_D4plds_v5' },
          regions: [
            { name: 'blue', location: 'eastus2', aksClusterName: 'aks-orders-prod-blue', zones: ['1', '2', '3'] },
            { name: 'green', location: 'centralus', aksClusterName: 'aks-orders-prod-green', zones: ['1', '2', '3'] },
          ],
        },
      },
    });
  });

  it('is one commit with nothing left over, and no file that git would change', () => {
    expect(run('git', ['status', '--porcelain'], orders)).toBe('');
    expect(run('git', ['rev-list', '--count', 'HEAD'], orders)).toBe('1\n');
  });

  it('synthesises in a clone without a difference', () => {
    run('npx', ['projen'], clone);
    expect(run('git', ['status', '--porcelain'], clone)).toBe('');
  });

  it('passes its own tests, and those of its service, in a clone', () => {
    expect(run('npm', ['test'], clone, { BICEP_PATH: bicepPath() })).toContain('14 of 14 failures survived');
    expect(run('npm', ['run', 'test:service'], clone)).toMatch(/\d+ passed/);
  });

  it('has Bicep that compiles and lints clean with its parameters', () => {
    expect(run(bicepPath(), ['lint', 'devops/bicep/main.bicep'], clone)).toBe('');
    run(bicepPath(), ['build-params', 'devops/bicep/prod.bicepparam', '--outfile', join(work, 'prod.json')], clone);
  });

  it('installs the very package that it was made with', () => {
    expect(readdirSync(join(clone, 'vendor'))).toEqual([expect.stringMatching(/^create-aks-ha-.+\.tgz$/)]);
    expect(run('npx', ['create-aks-ha', '--version'], clone)).toMatch(/^\d+\.\d+\.\d+/);
  });

  it('follows a change of variables.json: a renamed region leaves nothing of its old name', () => {
    const path = join(clone, 'devops/config/variables.json');
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('green', 'teal'));
    run('npx', ['projen'], clone);
    expect(readdirSync(join(clone, 'manifests/prod'))).toEqual(['blue.yaml', 'teal.yaml']);
    const files = run('git', ['ls-files', '--others', '--modified', '--exclude-standard'], clone);
    expect(files).toContain('devops/bicep/prod.bicepparam');
    run('git', ['checkout', '--quiet', '.'], clone);
    run('git', ['clean', '-fdq'], clone);
  });

  it.each([
    ['gone', undefined, /E112.*charts\/main\.ts is gone/],
    ['no TypeScript', 'export default function charts( {', /E113.*charts\/main\.ts can't be loaded/],
    [
      'a function that throws',
      "export default function charts() {\n  throw new Error('boom');\n}\n",
      /E403.*main\.ts:2 failed.*boom/,
    ],
  ])('tells that the charts are %s, and changes nothing', (_, content, message) => {
    const path = join(clone, 'charts/main.ts');
    if (content === undefined) rmSync(path);
    else writeFileSync(path, content);
    expect(() => run('npx', ['projen'], clone)).toThrow(message);
    expect(run('git', ['status', '--porcelain'], clone)).toMatch(/^ [MD] charts\/main\.ts\n$/);
    run('git', ['checkout', '--quiet', '.'], clone);
  });

  it('tells a mistake in variables.json by its path, rule and fix, and changes nothing', () => {
    const path = join(clone, 'devops/config/variables.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('centralus', 'westus'));
    expect(() => run('npx', ['projen'], clone)).toThrow(/regions\[1\]\.location: .*West US[\s\S]*fix: .*westus3/);
    expect(run('git', ['status', '--porcelain'], clone)).toBe(' M devops/config/variables.json\n');
    run('git', ['checkout', '--quiet', '.'], clone);
  });
});

/** A commit needs an author; a machine that runs tests has none. */
const IDENTITY = {
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};
