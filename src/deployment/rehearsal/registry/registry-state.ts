import { createHash } from 'node:crypto';
import type { Document, StateFolder } from '../state/state-folder';

/** A manifest: an image, or an index of images for several platforms. */
export interface StoredManifest {
  readonly mediaType: string;
  /** As it came. */
  readonly content: string;
  /** Simulated moment. */
  readonly pushedAt: number;
}

/** An image by its name. */
export interface NamedImage {
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

/** A run of a registry task. */
export interface TaskRun {
  readonly runId: string;
  /** What was asked for. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Simulated moments. */
  readonly queuedAt: number;
  readonly startsAt: number;
  readonly finishesAt: number;
  readonly outcome: 'Succeeded' | 'Failed';
  readonly log: string;
  readonly images: readonly NamedImage[];
  readonly manifest?: StoredManifest;
  isDone: boolean;
}

interface RegistryContent {
  /** By repository and digest. */
  readonly manifests: Record<string, Record<string, StoredManifest>>;
  /** By repository and tag: the digest. */
  readonly tags: Record<string, Record<string, string>>;
  readonly runs: TaskRun[];
}

/** What one registry holds. */
export class RegistryState {
  constructor(
    private readonly name: string,
    private readonly document: Document<RegistryContent>,
    private readonly store: StateFolder,
  ) {}

  public get runs(): readonly TaskRun[] {
    return this.document.value.runs;
  }

  public repositories(): string[] {
    return Object.keys(this.document.value.manifests);
  }

  public tags(repository: string): Readonly<Record<string, string>> {
    return this.document.value.tags[repository] ?? {};
  }

  public manifests(repository: string): Readonly<Record<string, StoredManifest>> {
    return this.document.value.manifests[repository] ?? {};
  }

  /** @param reference a tag or a digest */
  public manifest(repository: string, reference: string): { digest: string; manifest: StoredManifest } | undefined {
    const digest = reference.startsWith('sha256:') ? reference : this.tags(repository)[reference];
    const manifest = digest === undefined ? undefined : this.manifests(repository)[digest];
    return digest !== undefined && manifest ? { digest, manifest } : undefined;
  }

  public putManifest(repository: string, reference: string, manifest: StoredManifest): string {
    const digest = digestOf(Buffer.from(manifest.content));
    const { manifests, tags } = this.document.value;
    manifests[repository] = { ...manifests[repository], [digest]: manifest };
    if (!reference.startsWith('sha256:')) tags[repository] = { ...tags[repository], [reference]: digest };
    this.document.changed();
    return digest;
  }

  public blob(digest: string): Buffer | undefined {
    return this.store.getBytes(this.file('blobs', digest));
  }

  public putBlob(content: Buffer): string {
    const digest = digestOf(content);
    this.store.putBytes(this.file('blobs', digest), content);
    return digest;
  }

  public upload(id: string): Buffer | undefined {
    return this.store.getBytes(this.file('uploads', id));
  }

  public putUpload(id: string, content: Buffer): void {
    this.store.putBytes(this.file('uploads', id), content);
  }

  public addRun(run: TaskRun): void {
    this.document.value.runs.push(run);
    this.document.changed();
  }

  /** Pushes the images of runs that are over by then. */
  public settle(now: number): void {
    for (const run of this.document.value.runs) {
      if (run.isDone || run.finishesAt > now) continue;
      run.isDone = true;
      this.document.changed();
      for (const { repository, tag } of run.manifest ? run.images : []) {
        if (run.manifest) this.putManifest(repository, tag, run.manifest);
      }
    }
  }

  private file(kind: string, name: string): string {
    return `registries/${this.name}/${kind}/${name.replace(/[^\w.-]/g, '-')}`;
  }
}

/** All registries, by their resource id. */
export class RegistryStates {
  constructor(private readonly store: StateFolder) {}

  public of(resourceId: string, now: number): RegistryState {
    const name = nameOf(resourceId);
    const document = this.store.document<RegistryContent>(`registries/${name}`, () => ({
      manifests: {},
      tags: {},
      runs: [],
    }));
    const state = new RegistryState(name, document, this.store);
    state.settle(now);
    return state;
  }

  public remove(resourceId: string): void {
    this.store.remove(`registries/${nameOf(resourceId)}`);
  }
}

/** As registries name bytes by their content. */
export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

function nameOf(resourceId: string): string {
  return resourceId.toLowerCase().split('/').at(-1) ?? '';
}
