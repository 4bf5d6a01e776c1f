import type { RegistryState } from './registry-state';

/** Label of an image that says what goes wrong with it: nothing of an image is run, so it has to say so itself. */
const LABEL = 'rehearsal';

/** Labels that a Dockerfile gives, one a line: `LABEL rehearsal=crash-loop`. */
export function labelsIn(dockerfile: string): Record<string, string> {
  const found = dockerfile.matchAll(/^LABEL\s+"?([\w.-]+)"?="?([^"\s]*)"?\s*$/gm);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value]));
}

/** What an image says that goes wrong with it, or `undefined` where nothing does. */
export function rehearsedTrouble(registry: RegistryState, repository: string, reference: string): string | undefined {
  const found = registry.manifest(repository, reference);
  const { config } = JSON.parse(found?.manifest.content ?? '{}');
  const content = registry.blob(config?.digest ?? '');
  return content && JSON.parse(content.toString('utf8')).config?.Labels?.[LABEL];
}
