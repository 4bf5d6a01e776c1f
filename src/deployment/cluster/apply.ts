import { AksHaError } from '../../errors/aks-ha-error';
import type { KubernetesClient } from './kubernetes-client';
import { KubernetesError } from './kubernetes-error';
import { type KubernetesObject, titleOf } from './kubernetes-object';
import { resourcePaths } from './resource-path';

/** Who owns the fields that a deployment writes. */
const FIELD_MANAGER = 'create-aks-ha';
/** Milliseconds: so long a right that was just given, and the kinds of an add-on that was just installed, may take. */
const PATIENCE = 600_000;
const PAUSE = 5000;

/** How many objects were applied, and how many were other than before. */
export interface Applied {
  readonly objects: number;
  readonly changed: number;
}

/**
 * Applies objects one after the other, as they stand: namespaces first. The API server merges them (server-side apply)
 * and refuses a field that it does not know. A right or a kind that is not there yet is waited for.
 *
 * @param onWait told what is waited for
 * @throws KubernetesError where the API server refuses
 */
export async function apply(
  client: KubernetesClient,
  objects: readonly KubernetesObject[],
  onWait: (what: string) => void = () => undefined,
): Promise<Applied> {
  const paths = resourcePaths(client);
  const deadline = client.clock.now() + PATIENCE;
  let changed = 0;
  for (const object of objects) {
    for (;;) {
      const result = await applyOnce(client, await waitable(() => paths.of(object)), object);
      if (!('waitFor' in result)) {
        if (result.changed) changed += 1;
        break;
      }
      if (client.clock.now() + PAUSE > deadline) throw result.error;
      onWait(result.waitFor);
      await client.clock.sleep(PAUSE, client.signal);
    }
  }
  return { objects: objects.length, changed };
}

type Outcome = { readonly changed: boolean } | { readonly waitFor: string; readonly error: unknown };

/** A path, or the refusal that stands in the way of it. */
async function waitable(find: () => Promise<string | undefined>): Promise<string | undefined | KubernetesError> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof KubernetesError) return error;
    throw error;
  }
}

async function applyOnce(
  client: KubernetesClient,
  path: string | undefined | KubernetesError,
  object: KubernetesObject,
): Promise<Outcome> {
  if (path === undefined) return { waitFor: `the kind ${object.kind}`, error: unknownKind(client, object) };
  if (path instanceof KubernetesError) return passing(path);
  try {
    const before = await client.find<KubernetesObject>(path);
    const query = `?fieldManager=${FIELD_MANAGER}&force=true&fieldValidation=Strict`;
    const after = (await client.send(
      'PATCH',
      `${path}${query}`,
      object,
      'application/apply-patch+yaml',
    )) as KubernetesObject;
    return { changed: before?.metadata.generation !== after.metadata.generation || isOther(before, after) };
  } catch (error) {
    if (error instanceof KubernetesError) return passing(error);
    throw error;
  }
}

/** Kinds without a generation change their version with each write; an apply that changes nothing writes nothing. */
function isOther(before: KubernetesObject | undefined, after: KubernetesObject): boolean {
  if (!before || after.metadata.generation !== undefined) return !before;
  return before.metadata.resourceVersion !== after.metadata.resourceVersion;
}

function passing(error: KubernetesError): Outcome {
  if (error.status === 401 || error.status === 403) return { waitFor: 'the right to apply manifests', error };
  // No conflict of owners, which is forced: somebody wrote the object at the same moment.
  if (error.status === 409) return { waitFor: 'somebody else who writes the same object', error };
  throw error;
}

function unknownKind({ cluster }: KubernetesClient, object: KubernetesObject): AksHaError {
  return new AksHaError({
    code: 'E632',
    source: 'user',
    message: `${cluster} knows no ${object.apiVersion} ${object.kind}, which ${titleOf(object)} is.`,
    hint: 'Look whether the add-on that brings it is installed: kubectl api-resources. Then run the same command again.',
  });
}
