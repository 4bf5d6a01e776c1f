/** How long and how closely a region is watched after an update. */
export interface SoakSettings {
  /** Seconds; a request is sent each second. 0 leaves the soak out. */
  readonly seconds: number;
  /** How many percent of those requests may fail. */
  readonly errorBudget: number;
}

/** What the workflows of an emitted repository take, too: templates/workflows/service.yml. */
export const DEFAULT_SOAK: SoakSettings = { seconds: 300, errorBudget: 1 };
