import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { regionsHere } from '../../../src/cli/completion/regions-here';
import { temporaryFolder } from '../../generation/temporary-folder';

const here = process.cwd();
beforeEach(() => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'devops/config'), { recursive: true });
  process.chdir(folder);
});
afterEach(() => process.chdir(here));

const write = (text: string) => writeFileSync('devops/config/variables.json', text);
const region = (name: string, location: string) => ({ name, location });

it('names each region once, with where it is in each environment', () => {
  const prod = { regions: [region('blue', 'eastus2'), region('green', 'centralus')] };
  write(JSON.stringify({ environments: { prod, staging: { regions: [region('blue', 'westus3')] } } }));
  expect(regionsHere()).toEqual([
    { name: 'blue', description: 'eastus2 in prod, westus3 in staging' },
    { name: 'green', description: 'centralus in prod' },
  ]);
});

it.each(['', '{', '[]', '{"environments":{"prod":{"regions":3}}}'])('names none in %j', (text) => {
  write(text);
  expect(regionsHere()).toEqual([]);
});

it('names none where there is no file', () => {
  expect(regionsHere()).toEqual([]);
});
