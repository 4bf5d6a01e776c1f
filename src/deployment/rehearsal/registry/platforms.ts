import type { RegistryState } from './registry-state';

/** Architectures that an image is there for, such as `arm64`; undefined where the registry does not have it. */
export function architecturesOf(registry: RegistryState, repository: string, reference: string): string[] | undefined {
  const found = registry.manifest(repository, reference);
  if (!found) return undefined;
  const content = JSON.parse(found.manifest.content);
  if (Array.isArray(content.manifests)) {
    return content.manifests.flatMap(
      (each: { platform?: { architecture?: string } }) => each.platform?.architecture ?? [],
    );
  }
  const config = registry.blob(content.config?.digest ?? '');
  return [String(config ? (JSON.parse(config.toString('utf8')).architecture ?? 'amd64') : 'amd64')];
}
