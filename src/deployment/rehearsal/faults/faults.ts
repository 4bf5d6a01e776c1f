import type { RehearsalClock } from '../clock';
import type { Condition, ConditionFault, Fault, Matcher, RequestFault } from './fault';

/** What is known of a request when faults are looked up. */
export interface Met {
  readonly operation: string;
  readonly host: string;
  readonly method: string;
  readonly path: string;
}

/** The faults of a running target. They can be added and taken away at any moment. */
export class Faults {
  private readonly requests: { readonly fault: RequestFault; seen: number; readonly used: Map<string, number> }[] = [];
  private readonly conditions: { readonly fault: ConditionFault; from: number }[] = [];

  constructor(private readonly clock: RehearsalClock) {}

  /** @returns a function that takes them away again */
  public add(...faults: readonly Fault[]): () => void {
    for (const fault of faults) {
      if ('condition' in fault) {
        this.conditions.push({ fault, from: fault.from ? Number.POSITIVE_INFINITY : this.begin(fault) });
      } else {
        this.requests.push({ fault, seen: 0, used: new Map() });
      }
    }
    return () => {
      drop(this.requests, faults);
      drop(this.conditions, faults);
    };
  }

  public clear(): void {
    this.requests.length = 0;
    this.conditions.length = 0;
  }

  /** The fault that a request meets. Counts it, and begins what it is the beginning of. */
  public take(met: Met): RequestFault | undefined {
    for (const entry of this.conditions) {
      const isWaiting = entry.from === Number.POSITIVE_INFINITY;
      if (isWaiting && entry.fault.from && fits(entry.fault.from, met)) entry.from = this.begin(entry.fault);
    }
    for (const entry of this.requests) {
      if (!fits(entry.fault.match, met)) continue;
      entry.seen += 1;
      const counted = entry.fault.ofEach ? met.operation : '';
      const used = entry.used.get(counted) ?? 0;
      if (entry.seen <= (entry.fault.after ?? 0) || used >= (entry.fault.times ?? 1)) continue;
      entry.used.set(counted, used + 1);
      return entry.fault;
    }
    return undefined;
  }

  /**
   * The conditions of a kind that hold.
   * @param time a simulated moment; default: now
   */
  public holding<K extends Condition['kind']>(kind: K, time = this.clock.now()): Extract<Condition, { kind: K }>[] {
    return this.conditions
      .filter(({ from }) => from <= time)
      .map(({ fault }) => fault.condition)
      .filter((condition): condition is Extract<Condition, { kind: K }> => condition.kind === kind);
  }

  /** When the next condition of a kind begins to hold, in simulated milliseconds. */
  public beginnings(kind: Condition['kind']): number[] {
    return this.conditions.filter(({ fault }) => fault.condition.kind === kind).map(({ from }) => from);
  }

  /** When a condition holds that begins now. */
  private begin({ after = 0 }: ConditionFault): number {
    return this.clock.now() + after * 1000;
  }
}

function drop(entries: { readonly fault: Fault }[], faults: readonly Fault[]): void {
  for (const fault of faults) {
    const index = entries.findIndex((entry) => entry.fault === fault);
    if (index >= 0) entries.splice(index, 1);
  }
}

function fits(match: Matcher, met: Met): boolean {
  return (
    (match.operation === undefined || [match.operation].flat().some((pattern) => isLike(pattern, met.operation))) &&
    (match.host === undefined || isLike(match.host, met.host)) &&
    (match.method === undefined || match.method === met.method) &&
    (match.path === undefined || met.path.toLowerCase().includes(match.path.toLowerCase()))
  );
}

/** `*` stands for any number of characters. Case does not matter. */
export function isLike(pattern: string, text: string): boolean {
  const expression = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${expression}$`, 'i').test(text);
}
