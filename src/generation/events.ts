/** What a generation is doing, for whoever shows it; the generation itself never prints. */
export type GenerationEvent =
  | {
      readonly type: 'recovered';
      readonly directory: string;
      /** What an earlier run that died had begun is written now, taken back, or had not come to the directory yet. */
      readonly outcome: 'completed' | 'undone' | 'removed';
      /** How many were moved for that. */
      readonly files: number;
    }
  | { readonly type: 'written'; readonly directory: string; readonly files: number; readonly kept: readonly string[] }
  | { readonly type: 'step'; readonly step: Step; readonly status: 'started' | 'done' }
  | { readonly type: 'skipped'; readonly step: Step; readonly reason: string; readonly command: string };

/** After writing, in this order. */
export type Step = 'install' | 'render' | 'commit';

export type Notify = (event: GenerationEvent) => void;
