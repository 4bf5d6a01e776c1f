import type { Note } from '../../src/blueprints/ownership/notes';
import { Repository } from './repository';

const VARIABLES = 'devops/config/variables.json';

let repository: Repository;
beforeEach(() => {
  repository = new Repository().synth();
});
afterEach(() => repository.remove());

function notes(): readonly Note[] {
  let all: readonly Note[] = [];
  repository.synth({}, (project) => {
    all = project.notes.all;
  });
  return all;
}

describe('variables.json of an older format', () => {
  it('is brought to the newest one in its place, and the change is shown', () => {
    const before = repository.contents();
    repository.edit(VARIABLES, '  "version": 2,\n', '');
    expect(notes()).toEqual([
      {
        text: `${VARIABLES} has format 2 now: "version" says which format the file has.`,
        change: expect.stringContaining(
          '   "$schema": "./variables.schema.json",\n+  "version": 2,\n   "workload": "orders",\n',
        ),
      },
    ]);
    expect(repository.contents()).toEqual(before);
  });

  it('keeps the layout of its author', () => {
    const text = JSON.stringify(JSON.parse(repository.read(VARIABLES)), undefined, '\t').replaceAll('\n', '\r\n');
    repository.write(VARIABLES, text.replace('\t"version": 2,\r\n', ''));
    notes();
    expect(repository.read(VARIABLES)).toBe(text);
  });

  it('is told once', () => {
    repository.edit(VARIABLES, '  "version": 2,\n', '');
    expect([notes().length, notes().length]).toEqual([1, 0]);
  });

  it('is left alone where it breaks a rule: what is wrong comes first', () => {
    repository.edit(VARIABLES, '  "version": 2,\n', '');
    repository.edit(VARIABLES, '"centralus"', '"westus"');
    const before = repository.read(VARIABLES);
    expect(() => repository.synth()).toThrow(expect.objectContaining({ code: 'E101' }));
    expect(repository.read(VARIABLES)).toBe(before);
  });
});

it('a newer format is refused, and nothing is changed', () => {
  repository.edit(VARIABLES, '"version": 2', '"version": 3');
  const before = repository.contents();
  expect(() => repository.synth()).toThrow(expect.objectContaining({ code: 'E114' }));
  expect(repository.contents()).toEqual(before);
});
