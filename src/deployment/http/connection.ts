import type { ProxySettings } from '@azure/core-rest-pipeline';
import type { Clock } from '../clock';

/** How everything outside is reached. A rehearsal differs from Azure in nothing else. */
export interface Connection {
  /** @default `HTTPS_PROXY` and `NO_PROXY` of the environment */
  readonly proxy?: ProxySettings;
  /** PEM of certificate authorities that are trusted beside the public ones. @default those of `NODE_EXTRA_CA_CERTS` */
  readonly ca?: string;
  /** Seconds that one attempt may take, where a call does not say it. @default 60 */
  readonly timeout?: number;
  readonly clock: Clock;
}
