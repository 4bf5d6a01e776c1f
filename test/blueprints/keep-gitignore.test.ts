import { hasOwnGitignore } from '../../src/blueprints/keep-gitignore';
import { Repository } from './repository';

let repository: Repository;
beforeEach(() => {
  repository = new Repository();
});
afterEach(() => repository.remove());

describe('.gitignore', () => {
  it.each(['node_modules/', '*.log', '__pycache__/', '.venv/'])('ignores %s', (pattern) => {
    expect(repository.synth().read('.gitignore').split('\n')).toContain(pattern);
  });

  it('ignores nothing that does not come into being here', () => {
    const lines = repository.synth().read('.gitignore').split('\n');
    const ignored = lines.filter((line) => line !== '' && !/^[#!]/.test(line));
    expect(ignored).toHaveLength(8);
  });

  it('is renewed as long as it is ours', () => {
    const before = repository.synth().read('.gitignore');
    repository.edit('.gitignore', 'node_modules/', '');
    expect(hasOwnGitignore(repository.folder)).toBe(false);
    expect(repository.synth().read('.gitignore')).toBe(before);
  });
});

describe('a .gitignore of the user’s own', () => {
  it('is left alone at creation and at every later run', () => {
    repository.write('.gitignore', '*.secret\n');
    expect(hasOwnGitignore(repository.folder)).toBe(true);
    expect(repository.synth().read('.gitignore')).toBe('*.secret\n');
    expect(repository.synth().read('.gitignore')).toBe('*.secret\n');
  });

  it('is left alone where it took the place of ours', () => {
    repository.synth().write('.gitignore', '*.secret\n');
    expect(repository.synth().read('.gitignore')).toBe('*.secret\n');
    expect(repository.synth().read('.gitignore')).toBe('*.secret\n');
  });
});

it('where there is none, none is the user’s', () => expect(hasOwnGitignore(repository.folder)).toBe(false));
