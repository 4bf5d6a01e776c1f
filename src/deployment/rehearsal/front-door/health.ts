import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { DURATIONS } from '../durations';
import { askGateway } from './gateway';

/** Probes that must say the same before an origin's health changes: three of the last four. */
const PROBES = 3;

/** What the edge believes of the origins' health. It learns late: probes go out every half minute. */
export class OriginHealth {
  private readonly seen = new Map<
    string,
    { readonly healthy: boolean; readonly since: number; readonly before: boolean }
  >();

  constructor(private readonly cloud: Cloud) {}

  /** Whether the edge takes an origin for healthy. */
  public isHealthy(origin: Resource, probePath: string | undefined): boolean {
    if (probePath === undefined) return true;
    const now = this.cloud.now();
    const answer = askGateway(origin, { path: probePath, method: 'HEAD', headers: {} }, this.cloud);
    const healthy = answer !== 'none' && answer !== 'lost' && answer.status === 200;
    const known = this.seen.get(origin.id);
    if (known?.healthy !== healthy) {
      this.seen.set(origin.id, { healthy, since: this.since(origin, now), before: known?.healthy ?? healthy });
    }
    const { since, before } = this.seen.get(origin.id) ?? { since: now, before: healthy };
    return now - since >= PROBES * DURATIONS.healthProbe * 1000 ? healthy : before;
  }

  /** A lost region is lost from the moment on that the fault says, not from when somebody first asked. */
  private since(_origin: Resource, now: number): number {
    const begun = this.cloud.faults.beginnings('region-lost').filter((time) => time <= now);
    return begun.length > 0 ? Math.max(...begun) : now;
  }
}
