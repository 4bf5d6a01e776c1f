import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeManifests } from '../../src/cdk8s';

/** How the renderer begins every file. */
const MARK = '# Managed: rendered from charts/main.ts\n';

const manifests = new Map([
  ['manifests/prod/blue.yaml', 'a: 1\n'],
  ['manifests/prod/green.yaml', 'b: 2\n'],
]);

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'manifests-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

test('writes what was rendered', () => {
  expect(writeManifests(root, manifests)).toEqual({ written: [...manifests.keys()], removed: [] });
  for (const [path, yaml] of manifests) expect(readFileSync(join(root, path), 'utf8')).toBe(yaml);
});

test('replaces a file at once: whoever has the old one open goes on to read the old one', () => {
  writeManifests(root, new Map([['manifests/prod/blue.yaml', 'old: 1\n']]));
  const file = openSync(join(root, 'manifests/prod/blue.yaml'), 'r');
  writeManifests(root, manifests);
  expect(readFileSync(file, 'utf8')).toBe('old: 1\n');
  closeSync(file);
  expect(readdirSync(join(root, 'manifests/prod'))).toEqual(['blue.yaml', 'green.yaml']);
});

test('leaves nothing half written behind where a file can not be replaced', () => {
  mkdirSync(join(root, 'manifests/prod/blue.yaml'), { recursive: true });
  put('manifests/prod/blue.yaml/mine.txt', 'mine\n');
  expect(() => writeManifests(root, manifests)).toThrow(expect.objectContaining({ code: 'E404' }));
  expect(readdirSync(join(root, 'manifests/prod'))).toEqual(['blue.yaml']);
});

test('leaves a file alone that is the same, and mends one that was edited', () => {
  writeManifests(root, manifests);
  const blue = join(root, 'manifests/prod/blue.yaml');
  utimesSync(blue, 1, 1);
  put('manifests/prod/green.yaml', 'edited\n');
  expect(writeManifests(root, manifests)).toEqual({ written: ['manifests/prod/green.yaml'], removed: [] });
  expect(statSync(blue).mtimeMs).toBe(1000);
  expect(readFileSync(join(root, 'manifests/prod/green.yaml'), 'utf8')).toBe('b: 2\n');
});

test('removes what was not rendered: a region or environment of another name', () => {
  put('manifests/prod/red.yaml', `${MARK}old: 1\n`);
  put('manifests/staging/blue.yaml', `${MARK}old: 1\n`);
  put('charts/main.ts', 'mine\n');
  const { removed } = writeManifests(root, manifests);
  expect(removed).toEqual(['manifests/prod/red.yaml', 'manifests/staging/blue.yaml']);
  expect(readdirSync(join(root, 'manifests'), { recursive: true }).sort()).toEqual([
    'prod',
    join('prod', 'blue.yaml'),
    join('prod', 'green.yaml'),
  ]);
  expect(readFileSync(join(root, 'charts/main.ts'), 'utf8')).toBe('mine\n');
});

test('files and folders may change places', () => {
  put('manifests/prod', `${MARK}a: file\n`);
  writeManifests(root, manifests);
  expect(readdirSync(join(root, 'manifests/prod'))).toEqual(['blue.yaml', 'green.yaml']);
});

test("leaves what it did not render: it is the user's", () => {
  put('manifests/README.md', 'mine\n');
  put('manifests/prod/mine.yaml', 'kind: Secret\n');
  put('manifests/dev/note.txt', 'mine\n');
  expect(writeManifests(root, manifests).removed).toEqual([]);
  for (const path of ['README.md', 'prod/mine.yaml', 'dev/note.txt']) {
    expect(existsSync(join(root, 'manifests', path))).toBe(true);
  }
});

test('leaves a link, and what it points to', () => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(outside, 'precious'), MARK);
  mkdirSync(join(root, 'manifests'));
  symlinkSync(outside, join(root, 'manifests/link'));
  symlinkSync(join(outside, 'precious'), join(root, 'manifests/file'));
  expect(writeManifests(root, manifests).removed).toEqual([]);
  expect(existsSync(join(outside, 'precious'))).toBe(true);
  rmSync(outside, { recursive: true });
});

test.each([
  ['a file', () => put('manifests', 'a file\n')],
  ['a link', () => symlinkSync(tmpdir(), join(root, 'manifests'))],
])('tells when the folder is %s', (_, prepare) => {
  prepare();
  expect(() => writeManifests(root, manifests)).toThrow(
    expect.objectContaining({ code: 'E404', source: 'user', hint: expect.stringContaining('manifests/') }),
  );
});
