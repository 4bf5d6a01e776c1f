import type { Clock } from '../clock';
import { LASTS, type LeaseObject } from './lease-object';

/**
 * `free`: nobody has it. `alive`: it was renewed while somebody looked. `gone`: it was not, for as long as it lasts.
 * `unknown`: nobody has looked long enough.
 */
export type Sign = 'free' | 'alive' | 'gone' | 'unknown';

/** Time alone proves nothing: where answers are slow, or a rehearsal's time is fast, a renewal may be late too. */
const LEAST_LOOKS = 12;

/**
 * Whether the holder of a lease lives, as whoever waits sees it. What times the lease says does not count: clocks of two
 * machines differ, and nobody knows by how much.
 */
export class SignsOfLife {
  private holder: string | undefined;
  private version: string | undefined;
  private since = 0;
  private looks = 0;

  constructor(private readonly clock: Clock) {}

  public seen({ metadata, spec }: Pick<LeaseObject, 'metadata' | 'spec'>): Sign {
    const { holderIdentity } = spec ?? {};
    if (!holderIdentity) return 'free';
    if (metadata.resourceVersion !== this.version) {
      const isRenewal = holderIdentity === this.holder;
      this.holder = holderIdentity;
      this.version = metadata.resourceVersion;
      this.since = this.clock.now();
      this.looks = 0;
      return isRenewal ? 'alive' : 'unknown';
    }
    this.looks += 1;
    const isSilent = this.clock.now() - this.since >= LASTS * 1000 && this.looks >= LEAST_LOOKS;
    return isSilent ? 'gone' : 'unknown';
  }
}
