/** Figures that drain, restore and drill go by; docs/command-line.md tells them to people. */
export const LIMITS = {
  /** Requests a second of a drain or a restore that only looks. */
  lookingRate: 1,
  /** Requests a second of a drill, where none is said. */
  drillRate: 2,
  /** The firewall of the emitted repository blocks an address above a hundred a second: half of that. */
  mostRate: 50,
  /** Percent of the requests of a drill that may fail unexpectedly, where nothing else is said. */
  errorBudget: 0.1,
  /** Seconds in which the region must give no answer, and answers of others that must come meanwhile. */
  quiet: 120,
  quietAnswers: 60,
  /**
   * Times so many answers as there are regions: with equal shares, a region that still got its share would have to be
   * missed so often in a row that it happens once in twenty thousand drains.
   */
  answersOfEach: 10,
  /**
   * Seconds until every place of Front Door has a change: "up to 20 minutes", and a change that comes before that waits
   * for the one before it (Azure Front Door, frequently asked questions, "deployment time").
   */
  everywhere: 1200,
  /** Seconds after which waiting is given up: two such changes and some time to see it. */
  patience: 2700,
  /** Answers of a region that is back. */
  backAnswers: 3,
  /** Seconds of a drill before, between and after what it does. */
  calm: 30,
  held: 60,
  /** Seconds between two words of progress. */
  telling: 15,
} as const;
