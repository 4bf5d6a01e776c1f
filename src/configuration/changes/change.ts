import type { JsonPath } from '../problem';

/** What was done to the answers. */
export type ChangeKind =
  | 'workload-renamed'
  | 'service-moved'
  | 'environment-added'
  | 'environment-removed'
  | 'environment-renamed'
  | 'environments-reordered'
  | 'resource-group-renamed'
  | 'registry-renamed'
  | 'front-door-renamed'
  | 'routing-changed'
  | 'alert-emails-changed'
  | 'system-size-changed'
  | 'user-size-changed'
  | 'address-space-changed'
  | 'home-moved'
  | 'home-named'
  | 'exposure-changed'
  | 'api-server-moved'
  | 'region-added'
  | 'region-removed'
  | 'region-renamed'
  | 'region-moved'
  | 'region-drained'
  | 'region-restored'
  | 'regions-reordered'
  | 'cluster-renamed'
  | 'kubernetes-version-changed'
  /** Any other setting of an environment or a region. */
  | 'setting-changed';

/** One difference between two files of answers, and what it means for what is deployed. */
export interface Change {
  readonly kind: ChangeKind;
  /** Where it stands: in the new file, or in the old one where it is gone. */
  readonly path: JsonPath;
  /** Where it stood in the old file. @default it was not there */
  readonly before?: JsonPath;
  /** The environment, by its new name. @default all of them */
  readonly environment?: string;
  /** The region, by its new name. @default none in particular */
  readonly region?: string;
  /** What changes, in a whole sentence. */
  readonly what: string;
  /** What that means for what is deployed, in whole sentences. @default nothing that is not plain from `what` */
  readonly consequence?: string;
  /** Whether Azure refuses it where the environment is deployed already. */
  readonly isRefused: boolean;
  /** What a deployment of the new answers leaves behind where the old ones are deployed: it costs until it is deleted. */
  readonly remains: readonly Remainder[];
}

/** Something in Azure that no answer speaks of any more. Each names what it is found and deleted by. */
export type Remainder =
  /** All that is in the group goes with it; the node groups of its clusters too. */
  | { readonly kind: 'resource-group'; readonly name: string }
  | { readonly kind: 'registry'; readonly resourceGroup: string; readonly name: string }
  /** The copy of a registry in one location. */
  | {
      readonly kind: 'replication';
      readonly resourceGroup: string;
      readonly registry: string;
      readonly location: string;
    }
  | { readonly kind: 'front-door'; readonly resourceGroup: string; readonly name: string }
  /** A region in Front Door: its origin among all regions, and the route to it alone. It is sent requests. */
  | {
      readonly kind: 'origin';
      readonly resourceGroup: string;
      readonly frontDoor: string;
      readonly region: string;
    }
  | { readonly kind: 'cluster'; readonly resourceGroup: string; readonly name: string }
  /** The user pools of a cluster whose nodes have another size by now. */
  | {
      readonly kind: 'user-pools';
      readonly resourceGroup: string;
      readonly cluster: string;
      readonly nodeSize: string;
    };
