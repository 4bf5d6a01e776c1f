import { chmodSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseVariables } from '../../src/configuration/parse-variables';
import { readVariables } from '../../src/configuration/variables-file';
import { valid } from './sample';

const folder = mkdtempSync(join(tmpdir(), 'variables-'));
afterAll(() => rmSync(folder, { recursive: true }));

const path = join(folder, 'variables.json');
const write = (content: string) => writeFileSync(path, content);

describe('variables.json', () => {
  it.each([
    ['as an editor leaves it', (json: string) => json],
    ['with a byte order mark and the line ends of Windows', (json: string) => `\uFEFF${json.replace(/\n/g, '\r\n')}`],
  ])('is read %s', (_, edit) => {
    write(edit(JSON.stringify(valid(), undefined, 2)));
    expect(readVariables(path)).toEqual(parseVariables(valid(), path));
  });

  it('is called by the name that the user knows it by', () => {
    write('{');
    expect(() => readVariables(path, 'devops/config/variables.json')).toThrow(
      /^devops\/config\/variables\.json is not/,
    );
    write('{}');
    expect(() => readVariables(path, 'devops/config/variables.json')).toThrow(
      'devops/config/variables.json: 2 problems',
    );
  });
});

describe('what can’t be read is told with its reason, as E103', () => {
  it('a file that is not there', () => expectUnreadable(join(folder, 'none.json'), 'there is no such file'));

  it('a directory', () => {
    const directory = join(folder, 'directory.json');
    mkdirSync(directory);
    expectUnreadable(directory, 'it is a directory');
  });

  it('a path through a file', () => {
    write('{}');
    expectUnreadable(join(path, 'variables.json'), 'a part of its path is a file');
  });

  it('a file of 100 MB, of which nothing is read', () => {
    const large = join(folder, 'large.json');
    writeFileSync(large, '');
    truncateSync(large, 100_000_000);
    expectUnreadable(large, 'it has 100000000 bytes, at most 1000000 are read');
  });

  it('a path with a null byte', () => expectUnreadable(`${path}\0`, 'null bytes'));

  it('a file that belongs to somebody else', () => {
    const secret = join(folder, 'secret.json');
    writeFileSync(secret, '{}');
    chmodSync(secret, 0);
    chmodSync(folder, 0o755);
    asUser(() => expectUnreadable(secret, 'you may not read it'));
  });
});

/** Root may read everything, so for that time it is somebody else. */
function asUser(work: () => void): void {
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    work();
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
}

function expectUnreadable(file: string, reason: string): void {
  expect(() => readVariables(file, 'answers.json')).toThrow(
    expect.objectContaining({
      code: 'E103',
      source: 'user',
      message: expect.stringMatching(new RegExp(`^answers\\.json can't be read: .*${reason}`)),
    }),
  );
}
