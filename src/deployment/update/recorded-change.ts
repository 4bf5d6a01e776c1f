import { allowed, apply } from '../cluster/apply';
import { comesUp } from '../cluster/comes-up';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import type { KubernetesObject } from '../cluster/kubernetes-object';
import type { Lease } from '../cluster/lease';
import type { Change } from './change';
import { digestOf } from './digest';
import { holdFirstPods } from './hold-first-pods';
import { put } from './put';
import { dropRecord, readRecord, type UpdateRecord, writeRecord } from './record';
import type { Version } from './version';
import { versionNow } from './version-now';

export interface RecordedProps {
  readonly client: KubernetesClient;
  /** Also the namespace of its manifests. */
  readonly workload: string;
  readonly onProgress: (what: string) => void;
  /** Whether the region answers now. */
  readonly isAnswering: () => Promise<boolean>;
  /** Takes the cluster for one version. */
  readonly hold: (version: Version) => Promise<Lease>;
}

/**
 * A change of which the cluster itself keeps what was there before, object by object, so that the way back is known to
 * whoever comes next, on whatever machine.
 */
export class RecordedChange implements Change {
  private constructor(
    private readonly props: RecordedProps,
    private readonly record: UpdateRecord,
    private readonly version: Version,
    private readonly lease: Lease,
  ) {}

  /**
   * Takes the cluster, reads what runs and keeps it, before anything is changed. Of an update that was broken off, what ran
   * before that one stays what counts.
   *
   * @returns undefined where the cluster has the version already, manifests and all
   * @throws KubernetesError where the cluster would refuse the version
   * @throws AksHaError E634 where somebody else has taken it, E636 where it is not what was planned for any more
   */
  public static async begin(props: RecordedProps, version: Version): Promise<RecordedChange | undefined> {
    const { client, workload, hold, onProgress } = props;
    await allowed(client, (what) => onProgress(`waits for ${what}`));
    // Looking takes no lease: where there is nothing to do, nothing is written and nobody is held up.
    if ((await see(props, version)).isDone) return done(props, version);
    const lease = await hold(version);
    const change = await lease.begin(async () => {
      // Once more: somebody who has done the same may have been waited for.
      const { open, now, isDone } = await see(props, version);
      if (isDone) return undefined;
      const after = digestOf(version.objects, workload);
      const known = open ? goneOnWith(open, now.version) : await recordOf(now.version, props);
      const record = { ...known, ...(after ? { after } : {}) };
      await apply(
        client,
        version.objects.filter(({ kind }) => kind === 'Namespace'),
      );
      await writeRecord(client, workload, 'updating', record);
      return new RecordedChange(props, record, version, lease);
    });
    return change ?? done(props, version);
  }

  /** The change that was broken off, as its cluster knows it; all that can be done with it is to go back. */
  public static async brokenOff(props: RecordedProps): Promise<RecordedChange | undefined> {
    const { client, workload, hold } = props;
    const seen = await readRecord(client, workload, 'updating');
    if (!seen) return undefined;
    const lease = await hold(seen.version);
    return lease.begin(async () => {
      // Somebody who has gone back with it may have been waited for.
      const record = await readRecord(client, workload, 'updating');
      return record && new RecordedChange(props, record, record.version, lease);
    });
  }

  public get before(): string | undefined {
    return this.record.before;
  }

  public get after(): string | undefined {
    return this.record.after;
  }

  public get answered(): boolean {
    return this.record.answered;
  }

  public get lost(): AbortSignal {
    return this.lease.lost;
  }

  public async rollOut(signal: AbortSignal, hold: number): Promise<string> {
    const { onProgress } = this.props;
    const client = this.lease.client.until(signal);
    const { objects } = this.version;
    const { changed } = await put(client, this.version, onProgress);
    await holdFirstPods(client, hold > 0 ? objects.filter(isDeployment) : [], hold, onProgress);
    await comesUp(client, objects, onProgress);
    return `${changed} of ${objects.length} objects changed`;
  }

  public holds(): Promise<void> {
    return comesUp(this.lease.client, this.version.objects, this.props.onProgress);
  }

  /** What ran before is kept for a rollback; nothing is no version that one could go back to. */
  public async settle(): Promise<void> {
    const { workload } = this.props;
    const { client } = this.lease;
    if (this.record.before !== undefined) await writeRecord(client, workload, 'previous', this.record);
    await dropRecord(client, workload, 'updating');
  }

  public async goBack(): Promise<void> {
    const { onProgress } = this.props;
    const { client } = this.lease;
    const { objects, gone } = this.record.version;
    // Pods first: as long as those of the failed version are there, users get their errors.
    const first = objects.filter(isDeployment);
    const rest = objects.filter((each) => !isDeployment(each));
    await put(client, { objects: [...first, ...rest], gone }, onProgress);
    await comesUp(client, objects, onProgress);
  }

  public forget(): Promise<void> {
    return dropRecord(this.lease.client, this.props.workload, 'updating');
  }

  public end(): Promise<void> {
    return this.lease.release();
  }
}

/** What a cluster has of a version, and of an update that was broken off. */
async function see({ client, workload }: RecordedProps, version: Version) {
  const open = await readRecord(client, workload, 'updating');
  const now = await versionNow(client, version);
  return { open, now, isDone: !open && now.isSame };
}

/** Nothing has to be changed, but it may still be coming up. */
async function done({ client, onProgress }: RecordedProps, { objects }: Version): Promise<undefined> {
  await comesUp(client, objects, onProgress);
}

/** Of objects that the update that was broken off has touched, what was before it counts; of others, what is now. */
function goneOnWith(open: UpdateRecord, now: Version): UpdateRecord {
  const known = [...open.version.objects, ...open.version.gone].map(identityOf);
  const isNew = (object: KubernetesObject) => !known.includes(identityOf(object));
  const objects = [...open.version.objects, ...now.objects.filter(isNew)];
  return { ...open, version: { objects, gone: [...open.version.gone, ...now.gone.filter(isNew)] } };
}

function identityOf({ apiVersion, kind, metadata: { namespace, name } }: KubernetesObject): string {
  return [apiVersion, kind, namespace, name].join(' ');
}

function isDeployment({ kind }: KubernetesObject): boolean {
  return kind === 'Deployment';
}

async function recordOf(version: Version, { workload, isAnswering }: RecordedProps): Promise<UpdateRecord> {
  const before = digestOf(version.objects, workload);
  return { version, answered: before !== undefined && (await isAnswering()), ...(before ? { before } : {}) };
}
