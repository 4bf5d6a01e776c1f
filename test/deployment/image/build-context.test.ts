import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readBuildContext } from '../../../src/deployment/image/build-context';
import { tarGz } from '../../../src/deployment/image/tar';
import { temporaryFolder } from '../../generation/temporary-folder';

const LONG = `src/${'deep/'.repeat(25)}file.py`;

function service(change: (write: (path: string, text: string) => void) => void = () => undefined): string {
  const folder = temporaryFolder();
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('Dockerfile', 'FROM scratch\nCOPY src src\n');
  write('.dockerignore', '*\n!src\n');
  write('src/app.py', 'print(1)\n');
  write(LONG, 'x'.repeat(700));
  write('tests/test_app.py', 'pass\n');
  change(write);
  return folder;
}

const tag = (folder: string) => readBuildContext(folder).tag;

it('holds what is built from, the Dockerfile too, and nothing else', () => {
  expect(readBuildContext(service()).files.map(({ path }) => path)).toEqual(['Dockerfile', 'src/app.py', LONG]);
});

it('the same source has the same tag, wherever it lies', () => expect(tag(service())).toBe(tag(service())));

it('a test that changes is no other image; a line of the program is', () => {
  expect(tag(service((write) => write('tests/test_app.py', 'other')))).toBe(tag(service()));
  expect(tag(service((write) => write('src/app.py', 'print(2)\n')))).not.toBe(tag(service()));
});

it('without a Dockerfile says what would do', () => {
  expect(() => readBuildContext(temporaryFolder())).toThrow(expect.objectContaining({ code: 'E624' }));
});

it('packed, tar unpacks it as it was, names longer than a header too', () => {
  const { files } = readBuildContext(service());
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'context.tar.gz'), tarGz(files));
  const read = (path: string) => execFileSync('tar', ['-xzOf', 'context.tar.gz', path], { cwd: folder });
  for (const { path, content } of files) expect(read(path)).toEqual(content);
  expect(tarGz(files)).toEqual(tarGz(files));
});
