import type { Json } from './cluster-state';
import { resourceOf } from './cluster-view';
import type { Kind } from './kinds';
import { statusError } from './status-error';

/**
 * A write that names the version or the uid that it follows from is refused where the object has another one: of two that
 * write at one moment, one comes too late.
 *
 * @param given metadata of what is written, or the preconditions of a deletion. @default it follows from anything
 */
export function refuseStale(live: Json | undefined, given: Json | undefined, kind: Kind): void {
  if (!live || !given) return;
  const { name, resourceVersion, uid } = live.metadata;
  const why =
    given.uid && given.uid !== uid
      ? `Precondition failed: UID in precondition: ${given.uid}, UID in object meta: ${uid}`
      : given.resourceVersion && given.resourceVersion !== resourceVersion
        ? 'the object has been modified; please apply your changes to the latest version and try again'
        : undefined;
  if (why === undefined) return;
  const message = `Operation cannot be fulfilled on ${resourceOf(kind)} "${name}": ${why}`;
  throw statusError(409, 'Conflict', message, { name, kind: kind.plural });
}
