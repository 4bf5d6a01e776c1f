import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from '../../src/generation/generate';
import { findUnfinished, stepsToGoOn } from '../../src/generation/unfinished';
import { installed, put } from './installed-folder';
import { sampleConfiguration } from './sample';
import { temporaryFolder } from './temporary-folder';

const configuration = sampleConfiguration({ environments: ['prod', 'staging'] });
const ALL = { install: true, git: true };
const MANIFESTS = ['manifests/prod/blue.yaml', 'manifests/staging/blue.yaml'];

let root: string;
beforeEach(async () => {
  root = join(temporaryFolder(), 'orders');
  await generate({ configuration, directory: root, install: false, git: false, again: '', notify: () => undefined });
});

function render(): void {
  for (const path of MANIFESTS) put(root, path, '# Managed: rendered from charts/main.ts\n');
}

describe('what is left to do', () => {
  const left = (wanted = ALL) => findUnfinished(root, wanted)?.steps;

  it('is all, of a repository that is only written', () => {
    expect(left()).toEqual(['install', 'render', 'commit']);
    expect(findUnfinished(root, ALL)?.configuration).toEqual(configuration);
  });

  it('is only what is wanted', () => {
    expect(left({ install: false, git: true })).toEqual(['commit']);
    expect(left({ install: true, git: false })).toEqual(['install', 'render']);
    expect(left({ install: false, git: false })).toBeUndefined();
  });

  it('is to render where that was cut off: a manifest is missing, empty, or ends in a line', () => {
    installed(root);
    mkdirSync(join(root, '.git'));
    expect(left()).toEqual(['render']);
    render();
    expect(left()).toBeUndefined();
    for (const cutOff of ['', '# Managed: rendered from charts/main.ts\napiVersion']) {
      put(root, MANIFESTS[1] ?? '', cutOff);
      expect(left()).toEqual(['render']);
    }
  });

  it('is to commit, what is rendered once more, where there is no git repository', () => {
    installed(root);
    render();
    expect(left()).toEqual(['render', 'commit']);
  });

  it('is to install where that was cut off, though it is committed', () => {
    mkdirSync(join(root, '.git'));
    render();
    expect(left()).toEqual(['install', 'render']);
  });
});

describe('nothing is gone on with', () => {
  it('for other answers', () => {
    const others = sampleConfiguration({ environments: ['prod'] });
    expect(stepsToGoOn(root, others, ALL)).toEqual([]);
    expect(stepsToGoOn(root, configuration, ALL)).toHaveLength(3);
  });

  it.each([
    ['are gone', () => rmSync(join(root, 'devops/config/variables.json'))],
    ['are broken', () => put(root, 'devops/config/variables.json', '{')],
  ])('where the answers %s', (_, change) => {
    change();
    expect(findUnfinished(root, ALL)).toBeUndefined();
    expect(stepsToGoOn(root, configuration, ALL)).toEqual([]);
  });

  it('where nothing was generated', () => {
    const elsewhere = temporaryFolder();
    const variables = readFileSync(join(root, 'devops/config/variables.json'), 'utf8');
    put(elsewhere, 'devops/config/variables.json', variables);
    expect(findUnfinished(elsewhere, ALL)).toBeUndefined();
    expect(stepsToGoOn(elsewhere, configuration, ALL)).toEqual([]);
    expect(findUnfinished(join(elsewhere, 'absent'), ALL)).toBeUndefined();
  });

  it('where writing itself was cut off, which is recovered first', () => {
    put(root, '.create-aks-ha-1-1/journal.json', '{}');
    expect(findUnfinished(root, ALL)).toBeUndefined();
  });
});
