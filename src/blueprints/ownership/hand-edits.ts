import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { NodeProject } from 'projen/lib/javascript/node-project';
import { EDITED_FOLDER } from './edited-folder';
import { contentAt, hashOf, MANAGED_PATH, type ManagedRecord, readRecord, writeRecord } from './managed-record';
import type { Notes } from './notes';
import { UsersFile } from './users-file';

const MANIFESTS = 'manifests';

/** A managed file that holds something else than was written there. */
interface Edit {
  readonly path: string;
  readonly content: string;
  /** Where it is kept, relative. */
  readonly kept: string;
}

/**
 * Sees to it that no edit of a managed file is lost without a word: it is kept aside before anything is written, and told
 * where the synth has written over it.
 */
export class HandEdits {
  private readonly record: ManagedRecord | undefined;
  private readonly edits: readonly Edit[];

  /** Keeps aside what was edited; to be called before the synth. */
  constructor(private readonly project: NodeProject) {
    this.record = readRecord(project.outdir);
    this.edits = this.record ? this.keepAside(this.record) : [];
  }

  /**
   * Tells of what was written over, and remembers what is managed now; what stays as it is need not be kept. To be called
   * after the synth.
   *
   * @param isDone false where it failed: an edit that it did not come to is still one
   */
  public settle(notes: Notes, isDone: boolean): void {
    const untouched = new Set<string>();
    for (const { path, content, kept } of this.edits) {
      const now = contentAt(this.project.outdir, path);
      if (now !== undefined && hashOf(now) === hashOf(content)) {
        this.drop(kept);
        untouched.add(path);
      } else notes.add({ text: this.explain(path, kept, now === undefined) });
    }
    const before = [...(this.record ?? [])].filter(([path]) => !isDone && untouched.has(path));
    writeRecord(this.project.outdir, this.managedPaths(), new Map(before));
  }

  private keepAside(record: ManagedRecord): Edit[] {
    const { outdir } = this.project;
    const paths = new Set([...record.keys(), ...this.managedPaths()]);
    const ejected = this.project.files.filter((file) => file instanceof UsersFile).map(({ path }) => path);
    return [...paths].sort().flatMap((path) => {
      const content = contentAt(outdir, path);
      if (content === undefined || hashOf(content) === record.get(path) || ejected.includes(path)) return [];
      const kept = freeName(outdir, `${EDITED_FOLDER}/${path}`, content);
      mkdirSync(dirname(join(outdir, kept)), { recursive: true });
      writeFileSync(join(outdir, kept), content);
      return [{ path, content, kept }];
    });
  }

  /** package.json is npm's as well; what of it gets lost projen tells. */
  private managedPaths(): string[] {
    const files = this.project.files.filter((file) => !(file instanceof UsersFile)).map(({ path }) => path);
    const recorded = files.filter((path) => path !== 'package.json' && !path.startsWith(`${dirname(MANAGED_PATH)}/`));
    return [...recorded, ...filesBelow(this.project.outdir, MANIFESTS)];
  }

  private explain(path: string, kept: string, isGone: boolean): string {
    const wasOurs = this.record?.has(path) === true;
    const found = wasOurs ? `${path} was edited by hand, and is managed` : `${path} was there, and is managed now`;
    const now = isGone ? 'It is removed, as nothing writes it any more' : 'It is as create-aks-ha writes it';
    return `${found}. ${now}; what it held is in ${kept}. ${supportedWay(path)}`;
  }

  private drop(kept: string): void {
    rmSync(join(this.project.outdir, kept), { force: true });
    removeEmpty(this.project.outdir, dirname(kept));
  }
}

function supportedWay(path: string): string {
  if (path.startsWith(`${MANIFESTS}/`)) return 'Manifests follow charts/main.ts: change that.';
  return `To make the file yours, name it in .projenrc.ts, eject: ['${path}'], and copy it back. docs/upgrades.md has other ways.`;
}

/** A name that no other content is kept by. */
function freeName(outdir: string, path: string, content: string): string {
  const names = [path, ...Array.from({ length: 1000 }, (_, index) => `${path}.${index + 2}`)];
  return names.find((name) => [content, undefined].includes(contentAt(outdir, name))) ?? path;
}

function filesBelow(outdir: string, folder: string): string[] {
  if (!existsSync(join(outdir, folder))) return [];
  return readdirSync(join(outdir, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(outdir, path) : [path];
  });
}

/** Removes folders that hold nothing, up to the one of all that is kept. */
function removeEmpty(outdir: string, folder: string): void {
  if (folder === '.' || readdirSync(join(outdir, folder)).length > 0) return;
  rmSync(join(outdir, folder), { recursive: true });
  removeEmpty(outdir, dirname(folder));
}
