import { parseAllDocuments } from 'yaml';
import { AksHaError } from '../../errors/aks-ha-error';
import { misshapen } from './field-types';
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

/** Kinds that are read field by field. */
const READ = [
  'Deployment',
  'Gateway',
  'HorizontalPodAutoscaler',
  'HTTPRoute',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'Service',
];

/** @throws AksHaError E502 where the text is not YAML, or holds what is no Kubernetes object */
export function parseManifests(path: string, text: string): Manifests {
  const documents = parseAllDocuments(text);
  const objects: KubernetesObject[] = [];
  for (const document of documents) {
    const [error] = document.errors;
    if (error) throw unreadable(path, error.message, error);
    const object: Partial<KubernetesObject> | undefined = withoutNulls(document.toJS());
    if (object === undefined) continue;
    if (!object.apiVersion || !object.kind || !object.metadata?.name) {
      throw unreadable(path, 'it holds a document without apiVersion, kind or metadata.name');
    }
    const problem = READ.includes(object.kind) ? misshapen(object) : undefined;
    if (problem !== undefined) throw unreadable(path, `${object.kind} ${object.metadata.name}: ${problem}`);
    objects.push(object as KubernetesObject);
  }
  return { path, objects };
}

/** A field that is null is one that is not there: so Kubernetes reads it. */
export function withoutNulls<T>(value: T): T | undefined {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(withoutNulls).filter((each) => each !== undefined) as T;
  if (typeof value !== 'object') return value;
  const kept = Object.entries(value).flatMap(([key, each]) => {
    const rest = withoutNulls(each);
    return rest === undefined ? [] : [[key, rest]];
  });
  return Object.fromEntries(kept);
}

/** The objects of a kind; what its group is called does not matter, for no two kinds here share a name. */
export function ofKind<T>(manifests: Manifests, kind: string): (KubernetesObject & T)[] {
  return manifests.objects.filter((object) => object.kind === kind) as (KubernetesObject & T)[];
}

/** How a finding names an object. */
export function placeOf({ path }: Manifests, { kind, metadata }: KubernetesObject): string {
  return `${path}: ${kind} ${metadata.name}`;
}

/** What can't be read in a file, as an error. */
export function unreadable(path: string, reason: string, cause?: unknown): AksHaError {
  return new AksHaError({
    code: 'E502',
    source: 'user',
    message: `${path} can't be read: ${reason}`,
    hint: 'Render it anew: npx projen',
    cause,
  });
}
