import { Deployments } from './arm/deployment/deployments';
import { Providers } from './arm/providers';
import { removeResource } from './arm/remove-resource';
import { Resources } from './arm/resources';
import { type WorkItem, WorkQueue } from './arm/work';
import type { RehearsalClock } from './clock';
import type { Faults } from './faults/faults';
import type { RequestLog } from './http/request-log';
import type { Change } from './http/router';
import { ClusterStates } from './kubernetes/cluster-state';
import { settlePrivateLinks } from './kubernetes/private-link';
import { RegistryStates } from './registry/registry-state';
import type { StateFolder } from './state/state-folder';
import type { ExpandTemplate } from './template/expand';

export interface CloudProps {
  readonly clock: RehearsalClock;
  readonly store: StateFolder;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly expand: ExpandTemplate;
  /** Certificate that clients trust, as PEM: kubeconfigs name it. */
  readonly certificateAuthority: string;
}

/** The simulated Azure: its state, and how time changes it. Services read and change it; none of them talks to another. */
export class Cloud {
  public readonly clock: RehearsalClock;
  public readonly store: StateFolder;
  public readonly faults: Faults;
  public readonly log: RequestLog;
  public readonly expand: ExpandTemplate;
  public readonly certificateAuthority: string;
  public readonly resources: Resources;
  public readonly work: WorkQueue;
  public readonly providers: Providers;
  public readonly deployments: Deployments;
  public readonly registries: RegistryStates;
  public readonly clusters: ClusterStates;
  /** Errors of the target itself: a test that finds any has failed. */
  public readonly failures: unknown[] = [];
  /** Tokens of an earlier generation count as expired. */
  public tokenGeneration = 1;

  constructor({ clock, store, faults, log, expand, certificateAuthority }: CloudProps) {
    this.clock = clock;
    this.store = store;
    this.faults = faults;
    this.log = log;
    this.expand = expand;
    this.certificateAuthority = certificateAuthority;
    this.resources = new Resources(store);
    this.work = new WorkQueue(store);
    this.providers = new Providers(store);
    this.registries = new RegistryStates(store);
    this.clusters = new ClusterStates(store);
    this.deployments = new Deployments(this);
  }

  /** Simulated, in milliseconds. */
  public now(): number {
    return this.clock.now();
  }

  /**
   * Header that asks a client to wait. Clients wait by the clock on the wall, so it is scaled like all durations.
   * @param seconds as Azure says it
   */
  public retryAfter(seconds: number): { readonly 'retry-after': string } {
    return { 'retry-after': String(Math.max(1, Math.round(seconds / this.clock.scale))) };
  }

  /** Does what has become due. Every request begins with it; nothing happens in between. */
  public advance(): void {
    const now = this.now();
    for (const item of this.work.due(now)) this.finish(item);
    this.deployments.advance(now);
    settlePrivateLinks(this);
  }

  public expireTokens(): void {
    this.tokenGeneration += 1;
  }

  /** Tells the log what happened by itself. */
  public happened(time: number, operation: string, path: string, changes: readonly Change[]): void {
    this.log.add({ time, host: '', method: '', path, operation, status: undefined, changes });
  }

  private finish(item: WorkItem): void {
    if (item.kind === 'delete') {
      const changes = removeResource(this, item.target).map((id) => ({ action: 'deleted' as const, id }));
      this.happened(item.finishesAt, 'resources.deleted', item.target, changes);
    } else if (item.kind === 'put') {
      const resource = this.resources.get(item.target);
      if (resource) {
        const properties = { ...resource.properties, provisioningState: 'Succeeded' };
        this.resources.put({ ...resource, properties }, item.finishesAt);
      }
    } else if (item.kind === 'register') this.providers.registered(item.target);
  }
}
