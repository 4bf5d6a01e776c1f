import { k8s } from './kubernetes';
import type { ProbePaths } from './service-props';

/** The container port's name: probes and the Service follow it when the number changes. */
export const PORT_NAME = 'http';

/**
 * Three probes with three endpoints and three speeds. Readiness takes a copy out of service within 15 s and costs
 * nothing; liveness restarts it and so waits a minute; startup gives a slow boot a minute before the other two begin.
 */
export function probes(paths: ProbePaths) {
  return {
    startupProbe: { ...get(paths.startup), periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 30 },
    readinessProbe: { ...get(paths.readiness), periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 },
    livenessProbe: { ...get(paths.liveness), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
  } satisfies Partial<k8s.Container>;
}

function get(path: string): k8s.Probe {
  return { httpGet: { path, port: k8s.IntOrString.fromString(PORT_NAME) } };
}
