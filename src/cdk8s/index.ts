export { HighlyAvailableService } from './highly-available-service';
export { patchedLate } from './patched-late';
export { PublicGateway } from './public-gateway';
export { RegionChart, type RegionChartProps } from './region-chart';
export {
  manifestPath,
  PLACEHOLDER_FRONT_DOOR_ID,
  PLACEHOLDER_GATEWAY_IDENTITY,
  PLACEHOLDER_WORKLOAD_IDENTITY,
  placeholderImage,
  type RenderEnvironmentProps,
  type RenderManifestsProps,
  renderEnvironment,
  renderManifests,
} from './render-manifests';
export type { Charts } from './render-region';
export type { HighlyAvailableServiceProps, ProbePaths } from './service-props';
export type { ServiceSettings } from './service-settings';
export { type WrittenManifests, writeManifests } from './write-manifests';
