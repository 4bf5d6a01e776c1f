import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ManagedFile } from '../../src/blueprints/managed-file';
import { Repository } from './repository';

const NOTICE = 'Managed by create-aks-ha: an upgrade renews this file. README.md says which files are yours.';

let repository: Repository;
beforeEach(() => {
  repository = new Repository().synth();
});
afterEach(() => repository.remove());

describe('managed files', () => {
  it.each([
    ['devops/bicep/main.bicep', `// ${NOTICE}`],
    ['devops/bicep/modules/cluster.bicep', `// ${NOTICE}`],
    ['devops/bicep/prod.bicepparam', `// ${NOTICE}`],
    ['devops/scripts/common.ps1', `# ${NOTICE}`],
    ['.github/workflows/verify.yml', `# ${NOTICE}`],
    ['docs/runbook.md', `<!-- ${NOTICE} -->`],
    ['docs/architecture.svg', `<!-- ${NOTICE} -->`],
  ])('say in their first line whose they are: %s', (path, notice) => {
    expect(repository.read(path).split('\n')[0]).toBe(notice);
  });

  it('say so in the second line of a script, whose first names the program that runs it', () => {
    const [first, second] = repository.read('.github/actions/deploy/deploy.sh').split('\n');
    expect([first, second]).toEqual(['#!/usr/bin/env bash', `# ${NOTICE}`]);
  });

  it('all say so, but for those of projen and of JSON, which has no comments', () => {
    const managed: string[] = JSON.parse(repository.read('.projen/files.json')).files;
    const silent = managed.filter((path) => !repository.read(path).includes(NOTICE));
    expect(silent.filter((path) => !path.endsWith('.json'))).toEqual(['.gitattributes', '.gitignore']);
  });

  it('are all those that are not starter files', () => {
    const managed: string[] = JSON.parse(repository.read('.projen/files.json')).files;
    const starters: string[] = JSON.parse(repository.read('.projen/seeded.json'));
    // package.json is projen's and npm's.
    expect([...managed, ...starters, 'package.json'].sort()).toEqual(repository.files());
  });

  it('are renewed when they were edited or deleted', () => {
    const before = repository.contents();
    repository.write('devops/bicep/main.bicep', 'edited');
    repository.delete('docs/runbook.md');
    repository.delete('devops/config/variables.schema.json');
    const { '.aks-ha/edited/devops/bicep/main.bicep': edit, ...after } = repository.synth().contents();
    expect([after, edit]).toEqual([before, 'edited']);
  });

  it('are writable, so that an editor need not ask', () => {
    for (const path of ['devops/bicep/main.bicep', 'devops/config/variables.schema.json']) {
      expect(statSync(join(repository.folder, path)).mode & 0o200).toBe(0o200);
      expect(statSync(join(repository.synth().folder, path)).mode & 0o200).toBe(0o200);
    }
  });

  it('are removed once a new version no longer has them', () => {
    repository.synth({}, (project) => new ManagedFile(project, 'devops/bicep/modules/old.bicep', () => '// old\n'));
    expect(repository.has('devops/bicep/modules/old.bicep')).toBe(true);
    expect(repository.synth().has('devops/bicep/modules/old.bicep')).toBe(false);
  });

  it('follow variables.json: an environment that is renamed leaves no parameters behind', () => {
    repository.edit('devops/config/variables.json', '"prod": {', '"live": {');
    repository.synth();
    expect(repository.has('devops/bicep/live.bicepparam')).toBe(true);
    expect(repository.has('devops/bicep/prod.bicepparam')).toBe(false);
  });

  it('leave files of the user’s alone', () => {
    repository.write('devops/bicep/modules/mine.bicep', '// mine\n');
    expect(repository.synth().read('devops/bicep/modules/mine.bicep')).toBe('// mine\n');
  });

  it('are not named in .gitignore: nothing ignores them', () => {
    expect(repository.read('.gitignore')).not.toContain('bicep');
  });
});
