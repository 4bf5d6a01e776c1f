import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a file with the folders above it. */
export function put(root: string, path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

/** A repository that needs two packages, both installed by npm. */
export function installed(root: string): void {
  put(root, 'package.json', { devDependencies: { projen: '^1.0.0' }, dependencies: { '@a/b': '2.0.0' } });
  put(root, 'node_modules/projen/package.json', { version: '1.2.0' });
  put(root, 'node_modules/@a/b/package.json', { version: '2.0.0' });
  put(root, 'node_modules/.package-lock.json', {
    packages: { 'node_modules/projen': { version: '1.2.0' }, 'node_modules/@a/b': { version: '2.0.0' } },
  });
}
