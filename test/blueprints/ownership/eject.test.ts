import { Repository } from '../repository';

const WORKFLOW = '.github/workflows/drift.yml';
const NOTICE = 'Managed by create-aks-ha';

let repository: Repository;
beforeEach(() => {
  repository = new Repository().synth();
});
afterEach(() => repository.remove());

const ejected = () => repository.synth({ eject: [WORKFLOW] });

describe('a file that is ejected', () => {
  it('stays as it is, and no longer says that it is managed', () => {
    const [notice, ...rest] = repository.read(WORKFLOW).split('\n');
    expect(notice).toContain(NOTICE);
    expect(ejected().read(WORKFLOW)).toBe(rest.join('\n'));
  });

  it('is the user’s: edits stay, and a deletion too', () => {
    ejected().write(WORKFLOW, 'mine\n');
    expect(ejected().read(WORKFLOW)).toBe('mine\n');
    repository.delete(WORKFLOW);
    expect(ejected().has(WORKFLOW)).toBe(false);
    expect(repository.has('.aks-ha')).toBe(false);
  });

  it('keeps an edit that was made before it was ejected', () => {
    repository.write(WORKFLOW, 'mine\n');
    expect(ejected().read(WORKFLOW)).toBe('mine\n');
    expect(repository.has('.aks-ha')).toBe(false);
  });

  it('is known to no list of what is managed', () => {
    ejected();
    for (const list of ['.projen/files.json', '.projen/managed.json'])
      expect(repository.read(list)).not.toContain(WORKFLOW);
  });

  it('is managed again once it is taken out of the list; what it held is kept', () => {
    const managed = repository.read(WORKFLOW);
    ejected().write(WORKFLOW, 'mine\n');
    expect(repository.synth().read(WORKFLOW)).toBe(managed);
    expect(repository.read(`.aks-ha/edited/${WORKFLOW}`)).toBe('mine\n');
  });

  it('changes nothing but the lists', () => {
    const before = repository.contents();
    const changed = Object.entries(ejected().contents()).filter(([path, content]) => before[path] !== content);
    expect(changed.map(([path]) => path)).toEqual([WORKFLOW, '.projen/files.json', '.projen/managed.json']);
  });
});

it.each([
  ['one that is mistyped', '.github/workflows/drif.yml', `Did you mean '${WORKFLOW}'?`],
  ['a starter file', 'README.md', 'Starter files are yours already'],
  ['a rendered manifest', 'manifests/prod/blue.yaml', 'manifests follow charts/main.ts'],
  ['one of projen', 'package.json', 'docs/upgrades.md'],
  ['none', '', 'Did you mean'],
])('%s is refused, with what is meant', (_, path, hint) => {
  expect(() => repository.synth({ eject: [path] })).toThrow(
    expect.objectContaining({ code: 'E115', hint: expect.stringContaining(hint) }),
  );
});
