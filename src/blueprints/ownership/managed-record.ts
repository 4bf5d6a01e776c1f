import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FileBase } from 'projen/lib/file';
import { formatJson } from '../../configuration/format-variables';

/** Remembers what every managed file held when it was written, relative to the project; committed with it. */
export const MANAGED_PATH = '.projen/managed.json';

/** Paths with the hash of what was written there. */
export type ManagedRecord = ReadonlyMap<string, string>;

/** In projen's list of files; written by {@link writeRecord} once all others are. */
export class ManagedRecordFile extends FileBase {
  public override synthesize(): void {}

  protected synthesizeContent(): undefined {}
}

/** @returns `undefined` where there is none, or where a merge broke it: nothing is known then */
export function readRecord(outdir: string): ManagedRecord | undefined {
  try {
    return new Map(Object.entries(JSON.parse(readFileSync(join(outdir, MANAGED_PATH), 'utf8'))));
  } catch {
    return undefined;
  }
}

/**
 * @param paths of what is managed; one that is not there is not remembered
 * @param kept what is remembered of some of them instead of what they hold
 */
export function writeRecord(outdir: string, paths: readonly string[], kept: ManagedRecord): void {
  const entries = [...paths].sort().flatMap((path) => {
    const content = contentAt(outdir, path);
    return content === undefined ? [] : [[path, kept.get(path) ?? hashOf(content)]];
  });
  const path = join(outdir, MANAGED_PATH);
  const text = formatJson(Object.fromEntries(entries));
  if (contentAt(outdir, MANAGED_PATH) === text) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Of a text, whatever ends its lines: git on Windows writes them as that system does. Long enough to tell edits apart. */
export function hashOf(content: string): string {
  return createHash('sha256').update(content.replaceAll('\r\n', '\n')).digest('hex').slice(0, 16);
}

/** What a file holds; `undefined` where there is none. */
export function contentAt(outdir: string, path: string): string | undefined {
  const target = join(outdir, path);
  return lstatSync(target, { throwIfNoEntry: false })?.isFile() ? readFileSync(target, 'utf8') : undefined;
}
