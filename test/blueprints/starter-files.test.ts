import { Repository } from './repository';

const MANAGED_NOTICE = 'Managed by create-aks-ha';
const seededIn = (repository: Repository): string[] => JSON.parse(repository.read('.projen/seeded.json'));

let repository: Repository;
beforeEach(() => {
  repository = new Repository().synth();
});
afterEach(() => repository.remove());

describe('starter files', () => {
  it.each([
    '.projenrc.ts',
    'README.md',
    'charts/main.ts',
    'devops/bicep/workload.bicep',
    'devops/config/variables.json',
    'service/Dockerfile',
  ])('are remembered: %s', (path) => expect(seededIn(repository)).toContain(path));

  it('are all there, and carry no notice', () => {
    for (const path of seededIn(repository)) expect(repository.read(path)).not.toContain(MANAGED_NOTICE);
  });

  it('may be written to', () => {
    repository.write('README.md', '# Ours\n');
    expect(repository.synth().read('README.md')).toBe('# Ours\n');
  });

  it('stay as they were edited', () => {
    repository.edit('service/src/service/app.py', 'def ', '# ours\ndef ');
    const edited = repository.read('service/src/service/app.py');
    expect(repository.synth().read('service/src/service/app.py')).toBe(edited);
  });

  it.each(['README.md', 'charts/main.ts', 'service/tests/test_app.py', '.projenrc.ts'])('stay deleted: %s', (path) => {
    repository.delete(path);
    expect(repository.synth().has(path)).toBe(false);
    expect(repository.synth().has(path)).toBe(false);
  });

  it('that a new version adds arrive once', () => {
    const withNew = () => repository.synth({}, ({ starterFiles }) => starterFiles.add('docs/notes.md', () => 'new\n'));
    expect(withNew().read('docs/notes.md')).toBe('new\n');
    expect(seededIn(repository)).toContain('docs/notes.md');
    repository.delete('docs/notes.md');
    expect(withNew().has('docs/notes.md')).toBe(false);
  });

  it('that a new version no longer has stay where they are', () => {
    repository.synth({}, ({ starterFiles }) => starterFiles.add('docs/notes.md', () => 'new\n'));
    expect(repository.synth().read('docs/notes.md')).toBe('new\n');
    expect(seededIn(repository)).toContain('docs/notes.md');
  });

  it('are not made where none is wanted: content is asked for only when it is written', () => {
    const content = jest.fn(() => 'ours');
    repository.write('docs/notes.md', 'theirs');
    repository.synth({}, ({ starterFiles }) => starterFiles.add('docs/notes.md', content));
    expect(content).not.toHaveBeenCalled();
    expect(repository.read('docs/notes.md')).toBe('theirs');
  });

  it('are not written again where a merge broke what is remembered', () => {
    repository.edit('.projen/seeded.json', '[\n', '<<<<<<< HEAD\n[\n');
    repository.delete('README.md');
    expect(() => repository.synth()).toThrow(
      expect.objectContaining({ code: 'E102', message: expect.stringMatching(/^\.projen\/seeded\.json .*line 1/) }),
    );
    expect(repository.has('README.md')).toBe(false);
  });

  it('are the user’s from the first run: one that is there already is kept', () => {
    const mine = new Repository();
    mine.write('README.md', '# Mine\n');
    expect(mine.synth().read('README.md')).toBe('# Mine\n');
    mine.remove();
  });
});
