import type { Document, StateFolder } from '../state/state-folder';

// Shapes belong to Kubernetes.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Json = any;

/** An object of a cluster. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Json;
  readonly [key: string]: Json;
}

/** What a manager set, as paths of fields. */
export interface Ownership {
  readonly manager: string;
  readonly operation: 'Apply' | 'Update';
  readonly fields: readonly string[];
}

/** What the pods of a Deployment were told to become, and when. */
export interface Revision {
  readonly number: number;
  /** Of the pod template. */
  readonly hash: string;
  readonly template: Json;
  /** Simulated moment. */
  readonly from: number;
}

/** A time in which a Deployment is told to go no further. */
export interface Pause {
  /** Simulated moments. */
  readonly from: number;
  /** @default it lasts */
  readonly to?: number;
}

interface Entry {
  readonly object: KubernetesObject;
  readonly owners: readonly Ownership[];
  /** Simulated moment. */
  readonly createdAt: number;
  /** Of a Deployment, oldest first. */
  readonly revisions?: readonly Revision[];
  readonly pauses?: readonly Pause[];
}

interface ClusterContent {
  readonly entries: Record<string, Entry>;
  resourceVersion: number;
}

/** Which object: `deployments.apps`, its namespace (empty without one) and name. */
export interface ObjectKey {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

/** What was put into one cluster. What follows from it is worked out when somebody looks. */
export class ClusterState {
  constructor(private readonly document: Document<ClusterContent>) {}

  public get resourceVersion(): number {
    return this.document.value.resourceVersion;
  }

  public get(key: ObjectKey): Entry | undefined {
    return this.document.value.entries[keyText(key)];
  }

  /** @param namespace of one namespace only */
  public list(resource: string, namespace?: string): Entry[] {
    const start = namespace === undefined ? `${resource}/` : `${resource}/${namespace}/`;
    return Object.entries(this.document.value.entries)
      .filter(([key]) => key.startsWith(start))
      .map(([, entry]) => entry);
  }

  public put(key: ObjectKey, entry: Entry): KubernetesObject {
    this.document.value.resourceVersion += 1;
    const metadata = { ...entry.object.metadata, resourceVersion: String(this.resourceVersion) };
    const object = { ...entry.object, metadata };
    this.document.value.entries[keyText(key)] = { ...entry, object };
    this.document.changed();
    return object;
  }

  /** A namespace goes with all that is in it. */
  public delete(key: ObjectKey): void {
    const { entries } = this.document.value;
    delete entries[keyText(key)];
    if (key.resource === 'namespaces') {
      for (const each of Object.keys(entries)) if (each.split('/')[1] === key.name) delete entries[each];
    }
    this.document.value.resourceVersion += 1;
    this.document.changed();
  }
}

/** What is in the clusters, by their resource id. */
export class ClusterStates {
  constructor(private readonly store: StateFolder) {}

  public of(resourceId: string): ClusterState {
    const document = this.store.document<ClusterContent>(file(resourceId), () => ({ entries: {}, resourceVersion: 1 }));
    return new ClusterState(document);
  }

  public remove(resourceId: string): void {
    this.store.remove(file(resourceId));
  }
}

function keyText({ resource, namespace, name }: ObjectKey): string {
  return `${resource}/${namespace}/${name}`;
}

/** Two clusters of one name are in two groups. */
function file(resourceId: string): string {
  const [, , , , group, , , , name] = resourceId.toLowerCase().split('/');
  return `clusters/${group}-${name}`;
}
