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
  | {
      readonly type: 'resumed';
      readonly directory: string;
      /** What an earlier run has not done, or not to its end; this one goes on with it. */
      readonly steps: readonly Step[];
    }
  | { readonly type: 'step'; readonly step: Step; readonly status: 'started' | 'done' }
  | {
      /**
       * For a line that moves, and not told as JSON: how many there will be nobody knows, so a program can measure nothing
       * by it, and that it goes on a program knows by its being there.
       */
      readonly type: 'progress';
      readonly step: 'install';
      /** Packages whose versions npm knows. */
      readonly lookedUp: number;
      /** Packages that npm has. */
      readonly fetched: number;
    }
  | { readonly type: 'skipped'; readonly step: Step; readonly reason: string; readonly command: string };

/** After writing, in this order. */
export type Step = 'install' | 'render' | 'commit';

export type Notify = (event: GenerationEvent) => void;
