/** Something that must change for a scenario to be survived. */
export interface Finding {
  /** The file and the object in it, such as `manifests/prod/blue.yaml: Deployment orders`. */
  readonly where: string;
  /** The field to change, as a path within the object. */
  readonly field: string;
  /** What goes wrong. */
  readonly problem: string;
  /** What to write instead. */
  readonly fix: string;
}

/**
 * `not claimed`: the configuration does not promise to survive it, such as the loss of the only region.
 * `not judged`: what it would be judged by is not there.
 */
export type Verdict = 'survived' | 'not survived' | 'not claimed' | 'not judged';

/** How one failure ends. */
export interface ScenarioResult {
  /** Stable, such as `zone-loss`. */
  readonly id: string;
  /** The failure in a few words. */
  readonly title: string;
  readonly verdict: Verdict;
  /** What was seen where it is survived, or why it is not judged or claimed. */
  readonly evidence: readonly string[];
  readonly findings: readonly Finding[];
}

/** How an environment takes every failure. */
export interface EnvironmentReport {
  readonly environment: string;
  readonly scenarios: readonly ScenarioResult[];
  /** What is there and not judged, such as objects of a kind that the model does not know. */
  readonly notes: readonly string[];
}

/** The findings of a scenario apart: those that no scenario before it has, and those that one has, with the same change. */
export function newAndTold(
  scenarios: readonly ScenarioResult[],
  scenario: ScenarioResult,
): { fresh: readonly Finding[]; told: readonly Finding[] } {
  const changeOf = ({ where, field, fix }: Finding) => JSON.stringify([where, field, fix]);
  const before = scenarios.slice(0, scenarios.indexOf(scenario)).flatMap(({ findings }) => findings.map(changeOf));
  const known = new Set(before);
  return {
    fresh: scenario.findings.filter((finding) => !known.has(changeOf(finding))),
    told: scenario.findings.filter((finding) => known.has(changeOf(finding))),
  };
}

/** What lies in manifests/ beside what the charts render now. */
export interface Comparison {
  /** Files that are not what the charts render now. */
  readonly differing: readonly string[];
  /** Why it can't be told, where it can't. */
  readonly notCompared?: string;
}

export interface Report extends Comparison {
  readonly environments: readonly EnvironmentReport[];
}

/** Whether nothing speaks against the claims. */
export function isSurvived({ environments }: Report): boolean {
  return environments.every(({ scenarios }) => scenarios.every(({ verdict }) => verdict !== 'not survived'));
}
