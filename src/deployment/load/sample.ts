/** One request, and what came of it. */
export interface Sample {
  /** Milliseconds of the load's clock. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** `undefined` where there was no answer. */
  readonly status: number | undefined;
  /** The region that says it has answered; Front Door's own errors name none. */
  readonly region: string | undefined;
}

/** What users would call a failure: no answer, or one that is neither 2xx nor 3xx. */
export function isFailed({ status }: Sample): boolean {
  return status === undefined || status >= 400;
}

/** Requests by status, `none` for those without an answer: `{ "200": 1520, "504": 3 }`. */
export function byStatus(samples: readonly Sample[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const { status } of samples) {
    const key = String(status ?? 'none');
    counted[key] = (counted[key] ?? 0) + 1;
  }
  return counted;
}
