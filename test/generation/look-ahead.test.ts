import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseVariables, suggestVariables } from '../../src/configuration';
import { planFiles, preview, refuseTarget } from '../../src/generation/look-ahead';
import { temporaryFolder, treeOf } from './temporary-folder';

const configuration = parseVariables(suggestVariables({}), 'answers');

it('plans the files of a preview, with what they will hold, and writes none', () => {
  const folder = temporaryFolder();
  const files = planFiles(configuration, join(folder, 'orders'));
  expect(files.map(({ path }) => path)).toEqual(preview(configuration, join(folder, 'orders')).paths);
  const variables = files.find(({ path }) => path === 'devops/config/variables.json');
  expect(JSON.parse(variables?.content ?? '')).toEqual(suggestVariables({}));
  expect(treeOf(folder)).toEqual({});
});

it('leaves out what is kept, and refuses what is in the way', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'README.md'), 'mine');
  expect(planFiles(configuration, folder).map(({ path }) => path)).not.toContain('README.md');
  writeFileSync(join(folder, 'package.json'), '{}');
  expect(() => planFiles(configuration, folder)).toThrow(expect.objectContaining({ code: 'E204' }));
});

it('refuses a directory where nothing can be written, whatever it is', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '.git'));
  expect(() => refuseTarget(join(folder, 'below'))).toThrow(expect.objectContaining({ code: 'E202' }));
  expect(() => refuseTarget(folder)).not.toThrow();
});
