import { Component } from 'projen/lib/component';
import type { AksHaProject } from '../../../src/blueprints/aks-ha-project';
import type { AksHaProjectOptions } from '../../../src/blueprints/aks-ha-project-options';
import { ManagedFile } from '../../../src/blueprints/managed-file';
import { Repository } from '../repository';

const MAIN = 'devops/bicep/main.bicep';
const KEPT = `.aks-ha/edited/${MAIN}`;

let repository: Repository;
beforeEach(() => {
  repository = new Repository().synth();
});
afterEach(() => repository.remove());

/** What a synth tells. */
function told(options: AksHaProjectOptions = {}, change: (project: AksHaProject) => void = () => {}): string[] {
  let texts: readonly { text: string }[] = [];
  repository.synth(options, (project) => {
    change(project);
    texts = project.notes.all;
  });
  return texts.map(({ text }) => text);
}

describe('a managed file that was edited by hand', () => {
  it('is written anew; the edit is kept aside, and told with the way that is supported', () => {
    const ours = repository.read(MAIN);
    repository.write(MAIN, `${ours}// mine\n`);
    expect(told()).toEqual([
      `${MAIN} was edited by hand, and is managed. It is as create-aks-ha writes it; what it held is in ${KEPT}. ` +
        `To make the file yours, name it in .projenrc.ts, eject: ['${MAIN}'], and copy it back. docs/upgrades.md has other ways.`,
    ]);
    expect(repository.read(MAIN)).toBe(ours);
    expect(repository.read(KEPT)).toBe(`${ours}// mine\n`);
  });

  it('is told once', () => {
    repository.write(MAIN, 'mine\n');
    expect(told()).toHaveLength(1);
    expect(told()).toEqual([]);
    expect(repository.read(KEPT)).toBe('mine\n');
  });

  it('does not push aside what was kept before: both are there', () => {
    for (const content of ['first\n', 'second\n', 'first\n']) {
      repository.write(MAIN, content);
      repository.synth();
    }
    expect([repository.read(KEPT), repository.read(`${KEPT}.2`)]).toEqual(['first\n', 'second\n']);
    expect(repository.has(`${KEPT}.3`)).toBe(false);
  });

  it.each(['tsconfig.json', '.gitignore', 'devops/config/variables.schema.json'])(
    'may be one of projen: %s',
    (path) => {
      const ours = repository.read(path);
      repository.edit(path, ours.slice(0, 40), `${ours.slice(0, 40)} `);
      const edited = repository.read(path);
      expect(told()).toEqual([expect.stringMatching(`^${path.replaceAll('.', '\\.')} was edited by hand`)]);
      expect([repository.read(path), repository.read(`.aks-ha/edited/${path}`)]).toEqual([ours, edited]);
    },
  );

  it('is kept where the new version has no such file any more', () => {
    repository.synth({}, (project) => new ManagedFile(project, 'devops/old.sh', () => 'old\n'));
    repository.write('devops/old.sh', 'mine\n');
    expect(told()).toEqual([expect.stringContaining('It is removed, as nothing writes it any more')]);
    expect([repository.has('devops/old.sh'), repository.read('.aks-ha/edited/devops/old.sh')]).toEqual([
      false,
      'mine\n',
    ]);
  });

  it('is kept where the synth fails after it was written over', () => {
    repository.write(MAIN, 'mine\n');
    const fail = (project: AksHaProject) =>
      new (class extends ManagedFile {
        protected override synthesizeContent(): string {
          throw new Error('boom');
        }
      })(project, 'zzz.md', () => '');
    expect(() => repository.synth({}, fail)).toThrow('boom');
    expect(repository.read(KEPT)).toBe('mine\n');
    expect(told()).toEqual([]);
    expect(repository.read(KEPT)).toBe('mine\n');
  });

  it('is told at the next synth where one failed before it came to it', () => {
    repository.write(MAIN, 'mine\n');
    const fail = (project: AksHaProject) =>
      new (class extends Component {
        public override preSynthesize(): void {
          throw new Error('boom');
        }
      })(project);
    expect(() => repository.synth({}, fail)).toThrow('boom');
    expect([repository.read(MAIN), repository.has('.aks-ha')]).toEqual(['mine\n', false]);
    expect(told()).toHaveLength(1);
    expect(repository.read(KEPT)).toBe('mine\n');
  });
});

it('a file of the user’s that a new version manages is kept aside too', () => {
  repository.write('devops/new.sh', 'mine\n');
  expect(told({}, (project) => new ManagedFile(project, 'devops/new.sh', () => 'ours\n'))).toEqual([
    expect.stringMatching(/^devops\/new\.sh was there, and is managed now/),
  ]);
  expect(repository.read('.aks-ha/edited/devops/new.sh')).toBe('mine\n');
});

describe('nothing is told and nothing is left behind', () => {
  it('where nothing was edited', () => expect([told(), repository.has('.aks-ha')]).toEqual([[], false]));

  it('where a new version writes something else', () => {
    const withText = (text: string) => (project: AksHaProject) => new ManagedFile(project, 'docs/x.md', () => text);
    repository.synth({}, withText('one\n'));
    expect([told({}, withText('two\n')), repository.has('.aks-ha')]).toEqual([[], false]);
  });

  it('where what was edited is what would be written', () => {
    const withText = (text: string) => (project: AksHaProject) => new ManagedFile(project, 'x.json', () => text);
    repository.synth({}, withText('one\n'));
    repository.write('x.json', 'two\n');
    expect([told({}, withText('two\n')), repository.has('.aks-ha')]).toEqual([[], false]);
  });

  it('where git has written the line ends of Windows', () => {
    repository.write(MAIN, repository.read(MAIN).replaceAll('\n', '\r\n'));
    expect([told(), repository.has('.aks-ha')]).toEqual([[], false]);
  });

  it('where starter files were edited, or managed ones deleted', () => {
    repository.write('README.md', 'mine\n');
    repository.delete(MAIN);
    expect([told(), repository.has('.aks-ha')]).toEqual([[], false]);
  });

  it.each([
    ['gone, as in a repository of an earlier version', (path: string) => repository.delete(path)],
    ['broken by a merge', (path: string) => repository.edit(path, '{\n', '<<<<<<< HEAD\n{\n')],
  ])('where what is remembered is %s; it is remembered anew', (_, damage) => {
    const record = repository.read('.projen/managed.json');
    damage('.projen/managed.json');
    repository.write(MAIN, 'mine\n');
    expect([told(), repository.read('.projen/managed.json')]).toEqual([[], record]);
  });
});
