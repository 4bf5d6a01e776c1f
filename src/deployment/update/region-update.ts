import { REGION_PATH } from '../../cdk8s/reserved-paths';
import type { Clock } from '../clock';
import { answers } from '../front-door/answers';
import { askRegion, isOther, type RegionAnswer, type RegionToAsk } from './ask-region';
import type { Change } from './change';
import { ErrorBudget } from './error-budget';
import type { SoakSettings } from './soak-settings';
import { soak, spend, watched } from './watched';

export interface RegionUpdateProps {
  readonly clock: Clock;
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

/** Share of the soak for which the first new pods are held beside the old ones, and of what follows once all are new. */
const HALF = 0.5;

/** A region on its way to another version, as its users see it: from the first new pod on, it is asked how it takes it. */
export class RegionUpdate {
  private readonly budget: ErrorBudget;
  private readonly props: RegionUpdateProps;

  constructor(
    props: RegionUpdateProps,
    public readonly change: Change,
  ) {
    this.props = { ...props, signal: AbortSignal.any([props.signal, change.lost]) };
    this.budget = new ErrorBudget(props.soak);
  }

  /** @returns what was done, in words */
  public rollOut(): Promise<string> {
    const { clock, to, signal } = this.props;
    const { seconds } = this.props.soak;
    if (!this.isWatched) return this.change.rollOut(signal, 0);
    return watched({ to, clock, budget: this.budget, signal }, (until) => this.change.rollOut(until, seconds * HALF));
  }

  /** Waits until the new version answers through the region's own route. */
  public smoke(): Promise<void> {
    const { to } = this.props;
    const { after, answered } = this.change;
    const ask = this.isWatched ? () => spend({ to, budget: this.budget }) : () => askRegion(to);
    return this.answersWith(after, ask, answered ? SMOKE_PATIENCE : NEW_ROUTE_PATIENCE);
  }

  /**
   * Watches it for what is left of the soak, which began with the first new pod, and for half of it at least; then looks
   * whether it still runs.
   *
   * @returns how many requests failed
   */
  public async soak(): Promise<string> {
    const { clock, to, signal, soak: settings } = this.props;
    const left = Math.max(settings.seconds * HALF, settings.seconds - this.budget.sent);
    const account = await soak({ to, clock, budget: this.budget, signal }, left, this.change.after);
    await this.change.holds();
    return account;
  }

  /** Brings back what ran before, and waits until it answers again, if it did. */
  public async comeBack(): Promise<void> {
    await this.change.goBack();
    const ask = () => askRegion(this.props.to);
    if (this.change.answered) await this.answersWith(this.change.before, ask, RETURN_PATIENCE);
    await this.change.forget();
  }

  /** One that was silent before can't be asked how it takes the new version; and without a soak nobody wants to know. */
  private get isWatched(): boolean {
    return this.change.answered && this.props.soak.seconds > 0;
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
