import type { Document, StateFolder } from '../state/state-folder';

/** A resource as ARM gives it. */
export interface Resource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string;
  readonly tags?: Readonly<Record<string, string>>;
  // The shape belongs to the resource type.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly properties: any;
  readonly [key: string]: unknown;
}

/** Kept beside a resource, never answered. */
interface Entry {
  readonly resource: Resource;
  /** Simulated moments. */
  readonly createdAt: number;
  readonly changedAt: number;
  /** What it was before the last change. */
  readonly previous?: Resource;
}

/** All resources and resource groups, by id without regard to case. */
export class Resources {
  private readonly document: Document<Record<string, Entry>>;
  /** By type in lower case; asked for with every request, and forgotten with every change. */
  private types: Map<string, Resource[]> | undefined;

  constructor(store: StateFolder) {
    this.document = store.document<Record<string, Entry>>('resources', () => ({}));
  }

  public get(id: string): Resource | undefined {
    return this.entry(id)?.resource;
  }

  /** When it was made and last changed, in simulated milliseconds. */
  public times(id: string): { readonly createdAt: number; readonly changedAt: number } | undefined {
    return this.entry(id);
  }

  /** As it was at a moment, as far back as one change. Undefined where it was not there. */
  public asOf(id: string, time: number): Resource | undefined {
    const entry = this.entry(id);
    if (!entry || entry.createdAt > time) return undefined;
    return entry.changedAt <= time ? entry.resource : (entry.previous ?? entry.resource);
  }

  public put(resource: Resource, time: number): void {
    const key = keyOf(resource.id);
    const before = this.document.value[key];
    // Changed only where something is different: what follows from a change takes its time again.
    const same = before && JSON.stringify(before.resource) === JSON.stringify(resource);
    if (same) return;
    // That a change is under way, or done, is no change of what it says.
    const isState = before && withoutState(before.resource) === withoutState(resource);
    this.document.value[key] = {
      resource,
      createdAt: before?.createdAt ?? time,
      changedAt: isState ? before.changedAt : time,
      ...(isState
        ? before.previous
          ? { previous: before.previous }
          : {}
        : before
          ? { previous: before.resource }
          : {}),
    };
    this.changed();
  }

  /** Removes it with all that is in it or extends it. */
  public delete(id: string): string[] {
    const key = keyOf(id);
    const gone = Object.keys(this.document.value).filter((each) => each === key || each.startsWith(`${key}/`));
    const ids = gone.map((each) => this.document.value[each]?.resource.id ?? each);
    for (const each of gone) delete this.document.value[each];
    this.changed();
    return ids;
  }

  public all(): Resource[] {
    return Object.values(this.document.value).map(({ resource }) => resource);
  }

  /** @param type compared without case */
  public ofType(type: string): Resource[] {
    this.types ??= byType(this.all());
    return [...(this.types.get(type.toLowerCase()) ?? [])];
  }

  /** What is below an id, that itself left out. */
  public below(id: string): Resource[] {
    const key = `${keyOf(id)}/`;
    const entries = Object.entries(this.document.value).filter(([each]) => each.startsWith(key));
    return entries.map(([, { resource }]) => resource);
  }

  private changed(): void {
    this.types = undefined;
    this.document.changed();
  }

  private entry(id: string): Entry | undefined {
    return this.document.value[keyOf(id)];
  }
}

function byType(resources: readonly Resource[]): Map<string, Resource[]> {
  const types = new Map<string, Resource[]>();
  for (const resource of resources) {
    const type = resource.type.toLowerCase();
    const same = types.get(type);
    if (same) same.push(resource);
    else types.set(type, [resource]);
  }
  return types;
}

function withoutState({ properties, ...rest }: Resource): string {
  const { provisioningState, ...said } = Object(properties);
  return JSON.stringify({ ...rest, properties: said });
}

function keyOf(id: string): string {
  return id.toLowerCase().replace(/\/+$/, '');
}
