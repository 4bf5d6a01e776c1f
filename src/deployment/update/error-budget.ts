import type { SoakSettings } from './soak-settings';

/**
 * How many requests of an update may fail: so many percent of those of its soak, rounded down. It is spent from the
 * first pod of the new version on, not only in the soak: users meet it from then on.
 */
export class ErrorBudget {
  /** Of the requests of the whole soak. */
  public readonly allowed: number;
  private readonly percent: number;
  private asked = 0;
  private failed = 0;

  constructor({ seconds, errorBudget }: SoakSettings) {
    this.percent = errorBudget;
    this.allowed = Math.floor((seconds * errorBudget) / 100);
  }

  /** Requests so far, one a second. */
  public get sent(): number {
    return this.asked;
  }

  public count(isWell: boolean): void {
    this.asked += 1;
    if (!isWell) this.failed += 1;
  }

  /** Whether more failed than may of a whole soak: the rest of it can mend nothing. */
  public get isSpent(): boolean {
    return this.failed > this.allowed;
  }

  /** At the end: fewer were sent where answers were slow, and of those no larger share may fail. */
  public get isOverspent(): boolean {
    return this.isSpent || this.failed * 100 > this.asked * this.percent;
  }

  /** `4 of 120 requests failed, and 3 may` */
  public get account(): string {
    return `${this.failed} of ${this.asked} requests failed, and ${this.allowed} may`;
  }
}
