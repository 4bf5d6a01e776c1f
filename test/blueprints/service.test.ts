import { parse } from 'yaml';
import { Repository } from './repository';

const generated = new Repository().synth();
const own = new Repository();
own.write('apps/api/main.go', 'package main');
own.write('service/notes.txt', 'mine as well');
own.synth({ serviceDir: './apps/api/' });
afterAll(() => {
  generated.remove();
  own.remove();
});

describe('a repository with a service of the user', () => {
  it('leaves it as it is, and writes no other', () => {
    expect(own.files('apps')).toEqual(['apps/api/main.go']);
    expect(own.read('apps/api/main.go')).toBe('package main');
    expect(own.files('service')).toEqual(['service/notes.txt']);
    expect(own.read('.projen/seeded.json')).not.toContain('service/');
  });

  it('remembers it in variables.json, and stays so', () => {
    expect(JSON.parse(own.read('devops/config/variables.json')).serviceDirectory).toBe('apps/api');
    const before = own.contents();
    expect(own.synth().contents()).toEqual(before);
  });

  it('rolls out when that folder changes', () => {
    const paths = (repository: Repository) => parse(repository.read('.github/workflows/service.yml')).on.push.paths;
    expect(paths(generated)).toContain('service/**');
    expect(paths(own)).toContain('apps/api/**');
    expect(paths(own)).not.toContain('service/**');
  });

  it('has no workflow of its own beside that: all else is read from variables.json', () => {
    const differ = own.files('.github').filter((path) => own.read(path) !== generated.read(path));
    expect(differ).toEqual(['.github/workflows/service.yml']);
  });

  it('is tested as .projenrc.ts says', () => {
    const scripts = (repository: Repository) => JSON.parse(repository.read('package.json')).scripts;
    expect(scripts(generated)['test:service']).toBe('projen test:service');
    expect(scripts(own)).not.toHaveProperty('test:service');
    own.synth({}, (project) => project.addTask('test:service', { cwd: 'apps/api', exec: 'go test ./...' }));
    expect(scripts(own)['test:service']).toBe('projen test:service');
  });

  it('can not be another one than variables.json says', () => {
    expect(() => own.synth({ serviceDir: 'app' })).toThrow(
      'serviceDir is "app" in the option and "apps/api" in the file',
    );
  });
});
