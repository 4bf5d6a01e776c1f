import type { LogEntry } from '../../src/deployment/rehearsal/http/request-log';

/** What a target has made more than once, by its log; builds of a registry count as the same. */
export function madeTwice(log: readonly LogEntry[]): string[] {
  const made = log
    .flatMap(({ changes }) => changes)
    .filter(({ action }) => action === 'created')
    .map(({ id }) => id.replace(/\/runs\/ca\d+$/, '/runs/*'));
  return made.filter((id, index) => made.indexOf(id) < index);
}
