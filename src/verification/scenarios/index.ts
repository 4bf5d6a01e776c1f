import { BAD_ROLLOUT } from './bad-rollout';
import { CERTIFICATE_EXPIRY } from './certificate-expiry';
import { EGRESS } from './egress';
import { MAINTENANCE_WINDOWS } from './maintenance-windows';
import { MONITORING_REGION_LOSS } from './monitoring-region-loss';
import { NODE_DRAIN } from './node-drain';
import { NODE_IMAGE_UPGRADE } from './node-image-upgrade';
import { ORIGIN_BYPASS } from './origin-bypass';
import { PROBES_FAILING } from './probes-failing';
import { REGION_LOSS } from './region-loss';
import { REGISTRY_REGION_LOSS } from './registry-region-loss';
import { ROLLING_UPDATE, ROLLING_UPDATE_IN_ZONE_LOSS } from './rolling-update';
import type { InfrastructureScenario, Scenario } from './scenario';
import { STEADY_SPREAD } from './steady-spread';
import { ZONE_LOSS } from './zone-loss';

/** Every failure that is judged, in the order of the report: from the daily to the rare. */
export const SCENARIOS: readonly (Scenario | InfrastructureScenario)[] = [
  STEADY_SPREAD,
  ROLLING_UPDATE,
  BAD_ROLLOUT,
  NODE_DRAIN,
  NODE_IMAGE_UPGRADE,
  MAINTENANCE_WINDOWS,
  ZONE_LOSS,
  ROLLING_UPDATE_IN_ZONE_LOSS,
  REGION_LOSS,
  REGISTRY_REGION_LOSS,
  MONITORING_REGION_LOSS,
  PROBES_FAILING,
  ORIGIN_BYPASS,
  EGRESS,
  CERTIFICATE_EXPIRY,
];
