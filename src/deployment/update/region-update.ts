import type { Clock } from '../clock';
import { allowed, apply } from '../cluster/apply';
import { comesUp } from '../cluster/comes-up';
import type { KubernetesClient } from '../cluster/kubernetes-client';
import { answers } from '../front-door/answers';
import { REGION_PATH } from '../front-door/paths';
import { askRegion, isOther, type RegionAnswer, type RegionToAsk } from './ask-region';
import { ErrorBudget } from './error-budget';
import { goTo } from './go-to';
import { dropRecord, readRecord, type UpdateRecord, writeRecord } from './record';
import type { SoakSettings } from './soak-settings';
import { digestOf, type Version } from './version';
import { versionNow } from './version-now';
import { soak, spend, watched } from './watched';

export interface RegionUpdateProps {
  readonly client: KubernetesClient;
  readonly clock: Clock;
  /** Also the namespace of its manifests. */
  readonly workload: string;
  readonly to: RegionToAsk;
  readonly soak: SoakSettings;
  readonly signal: AbortSignal;
  readonly onProgress: (what: string) => void;
}

/** Seconds that a version may take to answer everywhere, once all its pods run: the route is there already. */
const SMOKE_PATIENCE = 60;
/** Seconds that a new route may take to reach every place that answers. */
const NEW_ROUTE_PATIENCE = 1800;
/** Seconds: as long as the workflows wait. */
const RETURN_PATIENCE = 600;

/**
 * A region on its way to another version: recorded, watched, and taken back where it fails. What it needs to know it
 * reads from the cluster, so that another run can go on.
 */
export class RegionUpdate {
  private constructor(
    private readonly props: RegionUpdateProps,
    public readonly record: UpdateRecord,
    private readonly version: Version,
    private readonly budget: ErrorBudget,
  ) {}

  /**
   * Reads what runs and keeps it in the cluster, before anything is changed.
   *
   * @returns undefined where the region runs the version already, manifests and all
   * @throws KubernetesError where the cluster would refuse the version
   */
  public static async begin(props: RegionUpdateProps, version: Version): Promise<RegionUpdate | undefined> {
    const { client, workload, to, onProgress } = props;
    await allowed(client, (what) => onProgress(`waits for ${what}`));
    const open = await readRecord(client, workload, 'updating');
    const now = await versionNow(client, version);
    if (!open && now.isSame) {
      await comesUp(client, version.objects, onProgress);
      return undefined;
    }
    const after = digestOf(version.objects, workload);
    const record = { ...(open ?? (await recordOf(now.version, workload, to))), ...(after ? { after } : {}) };
    await apply(
      client,
      version.objects.filter(({ kind }) => kind === 'Namespace'),
    );
    await writeRecord(client, workload, 'updating', record);
    return new RegionUpdate(props, record, version, new ErrorBudget(props.soak));
  }

  /** An update that was broken off, as its cluster knows it. @default there is none */
  public static async open(props: RegionUpdateProps): Promise<RegionUpdate | undefined> {
    const record = await readRecord(props.client, props.workload, 'updating');
    return record && new RegionUpdate(props, record, record.version, new ErrorBudget(props.soak));
  }

  /** @returns how many objects changed, in words */
  public async rollOut(): Promise<string> {
    const { client, clock, to, signal, onProgress } = this.props;
    const work = (until: AbortSignal) => goTo(client.until(until), this.version, onProgress);
    const watch = { to, clock, budget: this.budget, signal };
    const { objects, changed } = this.isWatched ? await watched(watch, work) : await work(signal);
    return `${changed} of ${objects} objects changed`;
  }

  /** Waits until the new version answers through the region's own route. */
  public smoke(): Promise<void> {
    const { to } = this.props;
    const ask = this.isWatched ? () => spend({ to, budget: this.budget }) : () => askRegion(to);
    return this.answersWith(this.record.after, ask, this.record.answered ? SMOKE_PATIENCE : NEW_ROUTE_PATIENCE);
  }

  /** Watches it for as long as was said, and looks whether it still runs then. @returns how many requests failed */
  public async soak(): Promise<string> {
    const { client, clock, to, signal, onProgress } = this.props;
    const { seconds } = this.props.soak;
    const account = await soak({ to, clock, budget: this.budget, signal }, seconds, this.record.after);
    await comesUp(client, this.version.objects, onProgress);
    return account;
  }

  /** The version has proved itself: what ran before is kept for a rollback. */
  public async settle(): Promise<void> {
    const { client, workload } = this.props;
    if (this.record.before !== undefined) await writeRecord(client, workload, 'previous', this.record);
    await dropRecord(client, workload, 'updating');
  }

  /** Brings back what ran before, and waits until it answers again, if it did. */
  public async comeBack(): Promise<void> {
    const { client, workload, onProgress } = this.props;
    await goTo(client, this.record.version, onProgress);
    const ask = () => askRegion(this.props.to);
    if (this.record.answered) await this.answersWith(this.record.before, ask, RETURN_PATIENCE);
    await dropRecord(client, workload, 'updating');
  }

  /** One that was silent before can't be asked how it takes the new version; and without a soak nobody wants to know. */
  private get isWatched(): boolean {
    return this.record.answered && this.props.soak.seconds > 0;
  }

  private answersWith(version: string | undefined, ask: () => Promise<RegionAnswer>, patience: number): Promise<void> {
    const { clock, signal, to, onProgress } = this.props;
    return answers({
      http: to.http,
      clock,
      signal,
      host: to.host,
      path: `${REGION_PATH}/${to.region}/default`,
      what: to.region,
      onWait: onProgress,
      ask: async () => {
        const answer = await ask();
        return isOther(answer, version) ? `an answer of ${answer.version}` : answer.said;
      },
      patience,
    });
  }
}

async function recordOf(version: Version, workload: string, to: RegionToAsk): Promise<UpdateRecord> {
  const before = digestOf(version.objects, workload);
  const { isWell } = before === undefined ? { isWell: false } : await askRegion(to);
  return { version, answered: isWell, ...(before ? { before } : {}) };
}
