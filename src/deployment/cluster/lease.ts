import { heldByOther, lostToOther } from './held-by-other';
import type { KubernetesClient } from './kubernetes-client';
import { KubernetesError } from './kubernetes-error';
import { type Claim, LEASES_PATH, type LeaseObject, nameOf, purposeOf, released, renewed, taken } from './lease-object';
import { SignsOfLife } from './signs-of-life';

/** Milliseconds: a sixth of what it lasts, so that some renewals may fail. */
const RENEW_EVERY = 10_000;
/** Milliseconds between two looks at a lease of somebody else. */
const LOOK_EVERY = 5000;
/** Milliseconds of the machine that giving back may take: whoever breaks off waits for it. */
const GIVE_BACK_WITHIN = 5000;

export interface TakeProps {
  readonly client: KubernetesClient;
  readonly claim: Claim;
  /** Told what is waited for. */
  readonly onWait: (what: string) => void;
}

/**
 * The right to change what a cluster runs of a workload: one run has it at a time. It is renewed until it is given back.
 * Each write names the version of the object that it follows from, so that of two at one moment one is refused.
 */
export class Lease {
  private readonly losing = new AbortController();
  private readonly ended = new AbortController();
  private readonly renewal: Promise<void>;
  /** The cluster's API for as long as this run has the lease. */
  public readonly client: KubernetesClient;

  private constructor(
    private readonly own: KubernetesClient,
    private readonly claim: Claim,
    private live: LeaseObject,
    /** What whoever had it before wanted it for. @default nobody had it */
    public readonly purposeBefore: string | undefined,
  ) {
    this.client = own.until(AbortSignal.any([own.signal, this.lost]));
    this.renewal = this.keep();
  }

  /**
   * Takes it once nobody has it. Somebody who does the same is waited for. Of others it is first seen whether they live:
   * a run that was killed leaves its lease behind, and that ends by itself.
   *
   * @throws AksHaError E634 where somebody who lives does something else
   */
  public static async take({ client, claim, onWait }: TakeProps): Promise<Lease> {
    const signs = new SignsOfLife(client.clock);
    let before: string | undefined;
    for (;;) {
      const live = await client.find<LeaseObject>(pathOf(claim));
      const holder = live?.spec?.holderIdentity;
      // The answer to the write that took it was lost.
      if (live && holder === claim.holder) return new Lease(client, claim, live, before);
      const sign = live ? signs.seen(live) : 'free';
      before = purposeOf(live);
      if (sign === 'free' || sign === 'gone') {
        const written = await write(client, taken(claim, live, Date.now()));
        if (written) return new Lease(client, claim, written, before);
        continue;
      }
      const isSame = before === claim.purpose;
      if (live && sign === 'alive' && !isSame) throw heldByOther(client.cluster, live, claim);
      onWait(isSame ? `${holder}, who does the same` : `a sign of life of ${holder}`);
      await client.clock.sleep(LOOK_EVERY, client.signal);
    }
  }

  /** Aborted once somebody else has it. */
  public get lost(): AbortSignal {
    return this.losing.signal;
  }

  /**
   * Does the first part of what it was taken for; where that fails, or nothing comes of it, it is given back.
   *
   * @throws what the work throws
   */
  public async begin<T>(work: () => Promise<T>): Promise<T> {
    let begun: T | undefined;
    try {
      begun = await work();
      return begun;
    } finally {
      if (begun === undefined) await this.release();
    }
  }

  /** Gives it back, also once the run is broken off; where that fails, it ends by itself. */
  public async release(): Promise<void> {
    if (this.ended.signal.aborted) return;
    this.ended.abort();
    await this.renewal;
    const client = this.own.afterwards(AbortSignal.timeout(GIVE_BACK_WITHIN));
    await this.update(released, client).catch(() => undefined);
  }

  private async keep(): Promise<void> {
    const { clock, signal } = this.client;
    const until = AbortSignal.any([signal, this.ended.signal]);
    // The time of day of its beginning, and what has passed since: a clock that is set does not disturb it.
    const [day, start] = [Date.now(), clock.now()];
    try {
      for (;;) {
        await clock.sleep(RENEW_EVERY, until);
        // Without an answer it is not lost yet: nobody else may get one.
        await this.update((live) => renewed(live, day + clock.now() - start)).catch(() => undefined);
      }
    } catch {
      // It has ended.
    }
  }

  /** Writes what follows from it, where it is still this run's. */
  private async update(change: (live: LeaseObject) => LeaseObject, client = this.own): Promise<void> {
    while (!this.lost.aborted) {
      const written = await write(client, change(this.live));
      if (written) {
        this.live = written;
        return;
      }
      // Refused: somebody else wrote it, or an earlier write did whose answer was lost.
      const live = await client.find<LeaseObject>(pathOf(this.claim));
      if (live?.spec?.holderIdentity === this.claim.holder) this.live = live;
      else this.losing.abort(lostToOther(client.cluster, live));
    }
  }
}

/** @returns what is there then, or undefined where it is no longer what this follows from */
async function write(client: KubernetesClient, lease: LeaseObject): Promise<LeaseObject | undefined> {
  const { name, resourceVersion } = lease.metadata;
  try {
    const written =
      resourceVersion === undefined
        ? await client.send('POST', LEASES_PATH, lease)
        : await client.send('PUT', `${LEASES_PATH}/${name}`, lease);
    return written as LeaseObject;
  } catch (error) {
    if (error instanceof KubernetesError && [404, 409].includes(error.status)) return undefined;
    throw error;
  }
}

function pathOf(claim: Claim): string {
  return `${LEASES_PATH}/${nameOf(claim)}`;
}
