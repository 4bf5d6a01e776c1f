import { wholeNumberField } from '../number-field';

export interface Logs {
  /** Days for which what was logged is kept. */
  readonly retentionDays: number;
  /** Gigabytes a day that a workspace takes at most; `undefined` where there is no bound. */
  readonly dailyCapGb?: number | undefined;
}

export const DEFAULT_RETENTION_DAYS = 30;

/** What Log Analytics offers where one pays by the gigabyte. */
export const RETENTION = wholeNumberField('Days for which logs are kept. Default: 30, which costs nothing extra.', {
  min: 30,
  max: 730,
});

/** Whole: Bicep knows no decimals. The least that Azure takes is 0.023. */
export const DAILY_CAP = wholeNumberField(
  'Gigabytes a day that each workspace takes at most: then logs and alerts on logs are blind until the next day. Default: no bound.',
  { min: 1, max: 10_000 },
);
