/** A cluster on its way to another version, and the way back. */
export interface Change {
  /** Digest of the workload's image before. @default nothing ran */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Whether the region answered before. */
  readonly answered: boolean;
  /** Aborted once somebody else changes the cluster: this one may not any more, neither on nor back. */
  readonly lost: AbortSignal;
  /**
   * Goes to the version and waits until it runs.
   *
   * @param hold seconds for which the first new pods run beside all the old ones, where that can be done
   * @returns what was done, in words
   */
  rollOut(signal: AbortSignal, hold: number): Promise<string>;
  /** Looks whether it still runs after the soak. @throws AksHaError E622 where it does not */
  holds(): Promise<void>;
  /** The version has proved itself. */
  settle(): Promise<void>;
  /** Brings back what ran before, and waits until it runs. */
  goBack(): Promise<void>;
  /** It has gone back, and answers: there is nothing left that could be gone on with. */
  forget(): Promise<void>;
  /** Lets others change the cluster, however it has ended. */
  end(): Promise<void>;
}
