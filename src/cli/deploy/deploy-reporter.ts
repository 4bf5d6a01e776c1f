import type { DeploymentEvent } from '../../deployment/events';

/** Tells what a deployment does; one for terminals, one for logs of build servers, one for programs. */
export interface DeployReporter {
  event(event: DeploymentEvent): void;
  /** Makes room for a question or an error: what moves is taken away. */
  pause(): void;
}
