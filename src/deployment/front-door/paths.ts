// Those of src/cdk8s/http-route.ts, which loads all of cdk8s; a test holds them together.

/** What Front Door's probes ask for, at the main route. */
export const HEALTH_PATH = '/readyz';

/** Below it, `/.aks-ha/<region>` reaches one region alone. */
export const REGION_PATH = '/.aks-ha';

/** What an answer at {@link HEALTH_PATH} says of the region that gave it. */
export const REGION_HEADER = 'x-aks-ha-region';
