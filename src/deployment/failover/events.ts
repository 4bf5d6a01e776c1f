import type { DrillReport } from './report';

/** What a drain, a restore or a drill tells while it works. */
export type FailoverEvent =
  /** An origin in Front Door; `changed` is false where it was so already. */
  | { readonly type: 'origin'; readonly region: string; readonly isEnabled: boolean; readonly changed: boolean }
  /** Part of a drill: a region is lost in the rehearsal, or comes back. */
  | { readonly type: 'loss'; readonly region: string; readonly isLost: boolean }
  | ({ readonly type: 'traffic' } & Traffic)
  /** Seconds until the last answer of the region. */
  | { readonly type: 'drained'; readonly region: string; readonly seconds: number; readonly isSeen: boolean }
  /** Seconds until its first answer; absent where the routing sends no user here to it. */
  | { readonly type: 'restored'; readonly region: string; readonly seconds?: number }
  | ({ readonly type: 'drill' } & DrillReport);

/** What came of the newest requests through the main route. */
export interface Traffic {
  readonly region: string;
  /** In the last quarter of a minute. */
  readonly answers: number;
  /** Of the region. */
  readonly ofRegion: number;
  readonly failed: number;
  /** Seconds since the region has answered last; absent where it is waited for. */
  readonly quiet?: number;
}
