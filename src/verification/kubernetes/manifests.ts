import { parseAllDocuments } from 'yaml';
import { AksHaError } from '../../errors/aks-ha-error';
import type { Labels } from './selector';

/** As much of a Kubernetes object as every kind has. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Labels;
    readonly annotations?: Labels;
  };
}

/** What one region's cluster is told to run. */
export interface Manifests {
  /** Relative to the repository, such as `manifests/prod/blue.yaml`. */
  readonly path: string;
  readonly objects: readonly KubernetesObject[];
}

/** @throws AksHaError E502 where the text is not YAML, or holds what is no Kubernetes object */
export function parseManifests(path: string, text: string): Manifests {
  const documents = parseAllDocuments(text);
  const objects: KubernetesObject[] = [];
  for (const document of documents) {
    const [error] = document.errors;
    if (error) throw unreadable(path, error.message, error);
    const object: Partial<KubernetesObject> | null = document.toJS();
    if (object === null) continue;
    if (!object.apiVersion || !object.kind || !object.metadata?.name) {
      throw unreadable(path, 'it holds a document without apiVersion, kind or metadata.name');
    }
    objects.push(object as KubernetesObject);
  }
  return { path, objects };
}

/** The objects of a kind; what its group is called does not matter, for no two kinds here share a name. */
export function ofKind<T>(manifests: Manifests, kind: string): (KubernetesObject & T)[] {
  return manifests.objects.filter((object) => object.kind === kind) as (KubernetesObject & T)[];
}

/** How a finding names an object. */
export function placeOf({ path }: Manifests, { kind, metadata }: KubernetesObject): string {
  return `${path}: ${kind} ${metadata.name}`;
}

function unreadable(path: string, reason: string, cause?: unknown): AksHaError {
  return new AksHaError({
    code: 'E502',
    source: 'user',
    message: `${path} can't be read: ${reason}`,
    hint: 'Render it anew: npx projen',
    cause,
  });
}
