import { Component } from 'projen/lib/component';
import { TextFile } from 'projen/lib/textfile';
import { Repository } from '../repository';

/** What docs/upgrades.md of a repository shows to those who want something else than what is generated. */
const SCRIPT = 'devops/scripts/common.ps1';

let repository: Repository;
beforeEach(() => {
  repository = new Repository().synth();
});
afterEach(() => repository.remove());

it('options of projen hold: dependencies, ignored files', () => {
  repository.synth({ deps: ['zod@^4.1.0'], gitignore: ['*.secret'] });
  expect(JSON.parse(repository.read('package.json')).dependencies).toEqual({ zod: '^4.1.0' });
  expect(repository.read('.gitignore')).toContain('\n*.secret\n');
});

it('a value of a JSON file is overridden', () => {
  repository.synth({}, (project) =>
    project.tryFindObjectFile('tsconfig.json')?.addOverride('compilerOptions.noUnusedLocals', false),
  );
  expect(JSON.parse(repository.read('tsconfig.json')).compilerOptions.noUnusedLocals).toBe(false);
});

it('a managed file is replaced by one that .projenrc.ts writes', () => {
  repository.synth({}, (project) => {
    project.tryRemoveFile(SCRIPT);
    new TextFile(project, SCRIPT, { lines: ['# ours', ''] });
  });
  expect(repository.read(SCRIPT)).toContain('# ours');
});

it('a managed file that is removed by .projenrc.ts is gone, and comes back with the line that removed it', () => {
  expect(repository.synth({}, (project) => void project.tryRemoveFile(SCRIPT)).has(SCRIPT)).toBe(false);
  expect(repository.synth().has(SCRIPT)).toBe(true);
});

it('a task is extended', () => {
  repository.synth({}, (project) => project.testTask.exec('echo mine'));
  expect(JSON.parse(repository.read('.projen/tasks.json')).tasks.test.steps.at(-1)).toEqual({ exec: 'echo mine' });
});

it('a component of one’s own follows the configuration', () => {
  class Owners extends Component {}
  repository.synth({}, (project) => {
    new Owners(project);
    new TextFile(project, 'OWNERS', { lines: project.configuration.environments.map(({ name }) => name) });
  });
  expect(repository.read('OWNERS')).toContain('prod');
});
