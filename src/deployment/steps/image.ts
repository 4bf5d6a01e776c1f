import { join } from 'node:path';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import { pollInterval } from '../arm/poll-interval';
import { readBuildContext } from '../image/build-context';
import { findImage } from '../image/find-image';
import type { ImageReference } from '../image/image-reference';
import { provideImage } from '../image/provide-image';
import { registryAt } from '../image/registry';
import type { Session } from '../session';
import type { Handed } from './handed';

/** Every size that the configuration accepts is Arm64. */
export const ARCHITECTURE = 'arm64';

/** Waits until the registry takes images: minutes before the clusters are there. */
export async function registry(session: Session, signal: AbortSignal): Promise<string | undefined> {
  const { arm } = session;
  let waited = false;
  for (let wait = pollInterval(); ; wait = wait.after(false)) {
    const found = await arm.find<{ properties?: { provisioningState?: string } }>(registryId(session), {
      apiVersion: API.registry,
    });
    if (found?.properties?.provisioningState === 'Succeeded') return waited ? 'there' : undefined;
    waited = true;
    await arm.clock.sleep(wait.next, signal);
  }
}

export interface ImageProps {
  readonly session: Session;
  readonly handed: Handed;
  /** One that was pushed before. @default it is built from service/ */
  readonly wanted: ImageReference | undefined;
  readonly isBuiltInRegistry: boolean;
  readonly signal: AbortSignal;
}

/** Finds the image that is wanted; else builds and pushes the one of service/, unless the registry has it. */
export async function image(props: ImageProps): Promise<string | undefined> {
  const { session, handed, wanted, isBuiltInRegistry, signal } = props;
  const { root, arm, http, tokens, cloud, env, configuration, environment, emit } = session;
  const folder = join(root, configuration.service.directory);
  const host = `${environment.containerRegistryName}.${cloud.registryDomain}`;
  const registry = registryAt({ http, tokens, cloud, host });
  const repository = configuration.workload;
  if (wanted) {
    handed.image = await findImage({ registry, host, repository, wanted, architecture: ARCHITECTURE });
    return undefined;
  }
  const provided = await provideImage({
    arm,
    http,
    registry,
    registryId: registryId(session),
    host,
    repository,
    context: readBuildContext(folder),
    folder,
    architecture: ARCHITECTURE,
    isBuiltInRegistry,
    env,
    signal,
    onStatus: (what) => emit({ type: 'working', step: 'image', what }),
  });
  handed.image = provided.image;
  return provided.isNew ? provided.image : undefined;
}

export function registryId({
  arm,
  environment,
}: {
  readonly arm: ArmClient;
  readonly environment: Session['environment'];
}): string {
  const { resourceGroup, containerRegistryName } = environment;
  return `${arm.subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.ContainerRegistry/registries/${containerRegistryName}`;
}
