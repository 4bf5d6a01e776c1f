import { AksHaError } from '../../errors/aks-ha-error';
import { refuseOtherProcessor } from './architecture';
import type { ImageReference } from './image-reference';
import type { Registry } from './registry';

export interface FindProps {
  readonly registry: Registry;
  /** Host name of the environment's registry. */
  readonly host: string;
  /** The workload's. */
  readonly repository: string;
  readonly wanted: ImageReference;
  /** Processor of the nodes: `arm64`. */
  readonly architecture: string;
}

/**
 * An image that a workflow or somebody else has pushed, by its digest.
 *
 * @returns `<host>/<repository>@sha256:<digest>`
 * @throws AksHaError E624 where the environment's registry does not have it, or it is made for another processor
 */
export async function findImage({ registry, host, wanted, architecture, ...props }: FindProps): Promise<string> {
  const { repository = props.repository, reference } = wanted;
  const isDigest = reference.startsWith('sha256:');
  if (wanted.host !== undefined && wanted.host !== host) {
    throw missing(
      `The image is in ${wanted.host}, and the clusters may only pull from ${host}.`,
      `Bring it there: az acr import --name ${host.split('.')[0]} --source ${wanted.host}/${repository}${isDigest ? '@' : ':'}${reference}. Its digest stays the same.`,
    );
  }
  const digest = await registry.digestOf(repository, reference);
  if (digest === undefined) {
    throw missing(
      `The registry ${host} has no image ${repository}${isDigest ? '@' : ':'}${reference}.`,
      `Look at what it has: az acr manifest list-metadata --registry ${host.split('.')[0]} --name ${repository}`,
    );
  }
  refuseOtherProcessor(await registry.architectures(repository, digest), architecture);
  return `${host}/${repository}@${digest}`;
}

function missing(message: string, hint: string): AksHaError {
  return new AksHaError({ code: 'E624', source: 'user', message, hint });
}
