import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gt, lte } from 'semver';

/** What CHANGELOG.md says of one version. */
export interface ChangelogEntry {
  /** `1.2.0`, or `Unreleased`. */
  readonly version: string;
  /** Markdown, without the heading. */
  readonly text: string;
}

const HEADING = /^## (?<version>Unreleased|\d+\.\d+\.\d+\S*).*$/;

/** The entries of a changelog, the newest first as they stand there. */
export function readChangelog(markdown: string): ChangelogEntry[] {
  const entries: { version: string; lines: string[] }[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const version = HEADING.exec(line)?.groups?.version;
    if (version !== undefined) entries.push({ version, lines: [] });
    else entries.at(-1)?.lines.push(line);
  }
  return entries.map(({ version, lines }) => ({ version, text: lines.join('\n').trim() }));
}

/**
 * What users see of a package between two of its versions.
 *
 * @param folder of the newer one
 * @returns the newest first; nothing where it brings no changelog
 */
export function changesBetween(folder: string, from: string, to: string): ChangelogEntry[] {
  const path = join(folder, 'CHANGELOG.md');
  if (!existsSync(path)) return [];
  return readChangelog(readFileSync(path, 'utf8')).filter(
    ({ version }) => version !== 'Unreleased' && gt(version, from) && lte(version, to),
  );
}
