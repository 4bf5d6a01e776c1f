/** Path of Front Door's health probes. */
export const HEALTH_PATH = '/readyz';

/** Below it, `/.aks-ha/<region>` reaches one region through Front Door, whatever the routing method says. */
export const REGION_PATH = '/.aks-ha';

/** Header in answers at {@link HEALTH_PATH}: which region has answered. Without it nobody sees where the main route leads. */
export const REGION_HEADER = 'x-aks-ha-region';
