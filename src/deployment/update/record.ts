import { gunzipSync, gzipSync } from 'node:zlib';
import { apply } from '../cluster/apply';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import type { KubernetesObject } from '../cluster/kubernetes-object';
import { removeObjects } from '../cluster/remove-objects';
import type { Version } from './version';

/**
 * How a region went from one version to another. It is kept in the region's own cluster, so that whoever runs the next
 * command, on whatever machine, finds it. A Secret, because manifests may hold some.
 */
export interface UpdateRecord {
  /** Digest of the workload's image before. @default nothing ran */
  readonly before?: string;
  readonly after?: string;
  /** Whether the region answered before. */
  readonly answered: boolean;
  /** When it was written, by the cluster's clock; ISO 8601. @default it was not yet */
  readonly at?: string;
  /** What brings the region back. */
  readonly version: Version;
}

/** `updating` is there while an update is on its way; `previous` tells of the last one that went well. */
export type RecordName = 'updating' | 'previous';

const PREFIX = 'create-aks-ha-';
const BEFORE = 'create-aks-ha/before';
const AFTER = 'create-aks-ha/after';
const ANSWERED = 'create-aks-ha/answered';

interface Secret extends KubernetesObject {
  readonly metadata: KubernetesObject['metadata'] & {
    readonly annotations?: Readonly<Record<string, string>>;
    readonly managedFields?: readonly { readonly time?: string }[];
  };
  readonly data?: { readonly version?: string };
}

export async function readRecord(
  client: KubernetesClient,
  namespace: string,
  name: RecordName,
): Promise<UpdateRecord | undefined> {
  const secret = await client.find<Secret>(`/api/v1/namespaces/${namespace}/secrets/${PREFIX}${name}`);
  if (!secret?.data?.version) return undefined;
  const { [BEFORE]: before, [AFTER]: after, [ANSWERED]: answered } = secret.metadata.annotations ?? {};
  const version = JSON.parse(gunzipSync(Buffer.from(secret.data.version, 'base64')).toString('utf8')) as Version;
  const at = secret.metadata.managedFields?.[0]?.time;
  return {
    version,
    answered: answered === 'true',
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
    ...(at ? { at } : {}),
  };
}

export async function writeRecord(
  client: KubernetesClient,
  namespace: string,
  name: RecordName,
  { before, after, answered, version }: UpdateRecord,
): Promise<void> {
  const annotations = {
    [ANSWERED]: String(answered),
    ...(before ? { [BEFORE]: before } : {}),
    ...(after ? { [AFTER]: after } : {}),
  };
  const secret = {
    ...secretNamed(namespace, name),
    type: 'create-aks-ha/update',
    data: { version: gzipSync(JSON.stringify(version)).toString('base64') },
  };
  await apply(client, [{ ...secret, metadata: { ...secret.metadata, annotations } } as KubernetesObject]);
}

export function dropRecord(client: KubernetesClient, namespace: string, name: RecordName): Promise<void> {
  return removeObjects(client, [secretNamed(namespace, name)]);
}

function secretNamed(namespace: string, name: RecordName): KubernetesObject {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name: `${PREFIX}${name}`, namespace } };
}
