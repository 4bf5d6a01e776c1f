import {
  existsSync,
  mkdirSync,
  mkdtempSync,
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
  put('manifests/prod/red.yaml', 'old\n');
  put('manifests/staging/blue.yaml', 'old\n');
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
  put('manifests/prod', 'a file\n');
  writeManifests(root, manifests);
  const turned = new Map([['manifests/prod', 'a file\n']]);
  writeManifests(root, turned);
  expect(readFileSync(join(root, 'manifests/prod'), 'utf8')).toBe('a file\n');
});

test('removes a link, never what it points to', () => {
  const outside = mkdtempSync(join(tmpdir(), 'outside-'));
  writeFileSync(join(outside, 'precious'), '');
  mkdirSync(join(root, 'manifests'));
  symlinkSync(outside, join(root, 'manifests/link'));
  expect(writeManifests(root, manifests).removed).toEqual(['manifests/link']);
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
