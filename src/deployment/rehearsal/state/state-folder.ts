import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AksHaError } from '../../../errors/aks-ha-error';

/** Of the files' form. State of another version is refused: it is cheap to rehearse anew. */
const VERSION = 1;

/** A part of the state that is written as a whole. */
export interface Document<T> {
  readonly value: T;
  /** Says that the value was changed, so that the next {@link StateFolder.save} writes it. */
  changed(): void;
}

/**
 * What is kept between two runs: JSON files, each written beside its place and renamed, so that a killed process leaves
 * the old or the new one. Without a folder everything is in memory only.
 */
export class StateFolder {
  private readonly documents = new Map<string, { readonly value: unknown; dirty: boolean }>();
  private readonly bytes = new Map<string, Buffer>();

  /** @param folder made when it is needed */
  constructor(public readonly folder: string | undefined) {}

  /**
   * @param name path below the folder, without `.json`
   * @param create makes the first value
   * @throws AksHaError E690 for a file of another version, E691 for one that can't be read
   */
  public document<T>(name: string, create: () => T): Document<T> {
    let entry = this.documents.get(name);
    if (!entry) {
      const value = this.read(name);
      entry = { value: value ?? create(), dirty: value === undefined };
      this.documents.set(name, entry);
    }
    const kept = entry;
    return {
      value: kept.value as T,
      changed: () => {
        kept.dirty = true;
      },
    };
  }

  /** Forgets a part, on disk too. */
  public remove(name: string): void {
    this.documents.delete(name);
    if (this.folder) rmSync(this.path(name), { force: true });
  }

  /** Keeps bytes: layers of images, sources. They are written at once. */
  public putBytes(name: string, content: Buffer): void {
    if (this.folder) writeWhole(join(this.folder, name), content);
    else this.bytes.set(name, content);
  }

  public getBytes(name: string): Buffer | undefined {
    if (!this.folder) return this.bytes.get(name);
    const path = join(this.folder, name);
    return existsSync(path) ? readFileSync(path) : undefined;
  }

  /** Writes what was changed. The answer to a request is sent only after it. */
  public save(): void {
    for (const [name, entry] of this.documents) {
      if (!entry.dirty) continue;
      entry.dirty = false;
      if (this.folder) this.write(name, entry.value);
    }
  }

  private write(name: string, value: unknown): void {
    writeWhole(this.path(name), `${JSON.stringify({ version: VERSION, value })}\n`);
  }

  private read(name: string): unknown {
    const path = this.path(name);
    if (!this.folder || !existsSync(path)) return undefined;
    const content = parse(path);
    if (content.version === VERSION && 'value' in content) return content.value;
    throw new AksHaError({
      code: 'E690',
      source: 'user',
      message: `The state of the rehearsal in ${this.folder} is of another version of this program.`,
      hint: `Remove that folder: rm -r ${this.folder}`,
    });
  }

  private path(name: string): string {
    return join(this.folder ?? '', `${name}.json`);
  }
}

function writeWhole(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.new`;
  writeFileSync(beside, content);
  renameSync(beside, path);
}

function parse(path: string): { version?: unknown; value?: unknown } {
  try {
    return Object(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new AksHaError({
      code: 'E691',
      source: 'user',
      message: `The state of the rehearsal can't be read: ${path}`,
      hint: `Remove that folder and rehearse anew: rm -r ${dirname(path)}`,
      cause,
    });
  }
}
