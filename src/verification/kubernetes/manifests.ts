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

/** The API group of every kind that is read. Others have kinds of the same names: Istio a Gateway, Knative a Service. */
const GROUPS = {
  ConfigMap: '',
  Deployment: 'apps',
  Gateway: 'gateway.networking.k8s.io',
  HorizontalPodAutoscaler: 'autoscaling',
  HTTPRoute: 'gateway.networking.k8s.io',
  LimitRange: '',
  Namespace: '',
  NetworkPolicy: 'networking.k8s.io',
  PodDisruptionBudget: 'policy',
  PriorityClass: 'scheduling.k8s.io',
  ResourceQuota: '',
  ScaledObject: 'keda.sh',
  Service: '',
  ServiceAccount: '',
} as const;

export type Kind = keyof typeof GROUPS;

/** Those with fields of known names and other shapes: `limits` are a list, what triggers of KEDA are told are texts. */
const SHAPED_OTHERWISE = ['LimitRange', 'ScaledObject'];

/** @throws AksHaError E502 where the text is not YAML, or holds what is no Kubernetes object */
export function parseManifests(path: string, text: string): Manifests {
  const objects = parseAllDocuments(text).flatMap((document) => {
    const [error] = document.errors;
    if (error) throw unreadable(path, error.message, error);
    return itemsOf(withoutNulls(document.toJS()));
  });
  return { path, objects: objects.map((object) => checked(path, object)) };
}

/** A List stands for what is in it. */
function itemsOf(document: { readonly kind?: unknown; readonly items?: unknown } | undefined): unknown[] {
  if (document === undefined) return [];
  return document.kind === 'List' && Array.isArray(document.items) ? document.items : [document];
}

function checked(path: string, value: unknown): KubernetesObject {
  const object = value as KubernetesObject;
  const named: readonly unknown[] = [object?.apiVersion, object?.kind, object?.metadata?.name];
  if (named.some((each) => typeof each !== 'string' || each === '')) {
    throw unreadable(path, 'it holds a document without apiVersion, kind or metadata.name');
  }
  const problem = isRead(object) && !SHAPED_OTHERWISE.includes(object.kind) ? misshapen(object) : undefined;
  if (problem !== undefined) throw unreadable(path, `${object.kind} ${object.metadata.name}: ${problem}`);
  return object;
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

/** The objects of a kind, in whatever version of its API. */
export function ofKind<T>(manifests: Manifests, kind: Kind): (KubernetesObject & T)[] {
  return manifests.objects.filter((object) => object.kind === kind && isRead(object)) as (KubernetesObject & T)[];
}

/** Whether an object is of a kind that the model reads. */
export function isRead({ apiVersion, kind }: KubernetesObject): boolean {
  const slash = apiVersion.indexOf('/');
  return GROUPS[kind as Kind] === (slash < 0 ? '' : apiVersion.slice(0, slash));
}

/** Where an object lives; one that says nothing is in the namespace `default`. */
export function namespaceOf({ metadata }: KubernetesObject): string {
  return metadata.namespace ?? 'default';
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
