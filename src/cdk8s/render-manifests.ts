import type { Configuration, Environment, Region } from '../configuration/configuration';
import { registryHost } from './region-chart';
import { type Charts, renderRegion } from './render-region';

export interface RenderManifestsProps {
  readonly configuration: Configuration;
  /** The default export of charts/main.ts. */
  readonly charts: Charts;
}

export interface RenderEnvironmentProps extends RenderManifestsProps {
  /** Which of the configuration's environments. */
  readonly environment: Environment;
  /**
   * The image to run, by digest.
   * @default a placeholder: the digest is known only once the image is built
   */
  readonly image?: string;
  /**
   * The profile's `frontDoorId`, a GUID.
   * @default a placeholder: Azure makes it with the profile
   */
  readonly frontDoorId?: string;
  /**
   * Client ids of the gateways' identities, by the name of their region.
   * @default placeholders: Azure makes them with the identities
   */
  readonly gatewayIdentityClientIds?: Readonly<Record<string, string>>;
  /**
   * Client ids of the workload's identities, by the name of their region.
   * @default placeholders, as above
   */
  readonly workloadIdentityClientIds?: Readonly<Record<string, string>>;
}

/** Stands for the id of a Front Door profile that is not made yet. */
export const PLACEHOLDER_FRONT_DOOR_ID = '00000000-0000-0000-0000-000000000000';

/** Stands for the client id of a gateway's identity that is not made yet. */
export const PLACEHOLDER_GATEWAY_IDENTITY = '11111111-1111-1111-1111-111111111111';

/** Stands for the client id of the workload's identity that is not made yet. */
export const PLACEHOLDER_WORKLOAD_IDENTITY = '22222222-2222-2222-2222-222222222222';

/** Stands for the workload's image, which is not built yet. */
export function placeholderImage(workload: string, environment: Environment): string {
  return `${registryHost(environment)}/${workload}@sha256:${'0'.repeat(64)}`;
}

/**
 * The manifests of all environments as the repository keeps them, with placeholders for what only a deployment knows.
 * Writes nothing; the same input gives the same bytes. Throws an {@link AksHaError} where the charts can't be rendered.
 * @returns path in the repository, with forward slashes → YAML
 */
export function renderManifests({ configuration, charts }: RenderManifestsProps): Map<string, string> {
  return new Map(
    configuration.environments.flatMap((environment) => [...renderEnvironment({ configuration, charts, environment })]),
  );
}

/** The manifests of one environment, as {@link renderManifests}; a deployment gives the real image and id. */
export function renderEnvironment(props: RenderEnvironmentProps): Map<string, string> {
  const { configuration, environment } = props;
  const { workload } = configuration;
  return new Map(
    environment.regions.map((region) => [
      manifestPath(environment, region),
      renderRegion(props.charts, {
        workload,
        environment,
        region,
        image: props.image ?? placeholderImage(workload, environment),
        frontDoorId: props.frontDoorId ?? PLACEHOLDER_FRONT_DOOR_ID,
        gatewayIdentityClientId: props.gatewayIdentityClientIds?.[region.name] ?? PLACEHOLDER_GATEWAY_IDENTITY,
        workloadIdentityClientId: props.workloadIdentityClientIds?.[region.name] ?? PLACEHOLDER_WORKLOAD_IDENTITY,
      }),
    ]),
  );
}

/** Where a region's manifests are in the repository. */
export function manifestPath(environment: Environment, region: Region): string {
  return `manifests/${environment.name}/${region.name}.yaml`;
}
