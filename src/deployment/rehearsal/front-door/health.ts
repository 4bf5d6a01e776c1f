import type { Resource } from '../arm/resources';
import type { Cloud } from '../cloud';
import { numberOf } from '../ids';
import { askGateway } from './gateway';

/** What an origin's last probes gave, the newest last. */
interface History {
  readonly samples: readonly boolean[];
  /** Number of the newest since 1970. */
  readonly newest: number;
}

/**
 * What the edge believes of the origins' health. It learns late: each origin is probed in the interval of its group, and
 * counts as healthy as long as enough of its last samples were answered with 200. An origin that was never probed counts
 * as healthy; no document says so or otherwise.
 */
export class OriginHealth {
  private readonly histories = new Map<string, History>();

  constructor(private readonly cloud: Cloud) {}

  /** @param group its settings say how often is probed, and how many of the samples must be good */
  public isHealthy(origin: Resource, { properties }: Resource): boolean {
    const { probePath: path, probeIntervalInSeconds: seconds = 30 } = properties.healthProbeSettings ?? {};
    if (path === undefined) return true;
    const { sampleSize = 4, successfulSamplesRequired = 3 } = properties.loadBalancingSettings ?? {};
    const { samples } = this.probed(origin, path, seconds * 1000, sampleSize);
    return samples.filter((isGood) => !isGood).length <= sampleSize - successfulSamplesRequired;
  }

  /** Makes up for the probes since the last look: nobody asks the edge in between, so nobody sees that they come late. */
  private probed(origin: Resource, path: string, interval: number, sampleSize: number): History {
    const { samples = [], newest = 0 } = this.histories.get(origin.id) ?? {};
    // Origins are not probed at one moment.
    const offset = numberOf(interval, 'probe', origin.id);
    const due = Math.floor((this.cloud.now() - offset) / interval);
    const missing = Math.min(due - newest, sampleSize);
    const added = Array.from({ length: missing }, (_, i) =>
      this.probe(origin, path, (due - missing + 1 + i) * interval + offset),
    );
    const history = { samples: [...samples, ...added].slice(-sampleSize), newest: due };
    this.histories.set(origin.id, history);
    return history;
  }

  private probe(origin: Resource, path: string, at: number): boolean {
    const answer = askGateway(origin, { path, method: 'HEAD', headers: {} }, this.cloud, at);
    return typeof answer !== 'string' && answer.status === 200;
  }
}
