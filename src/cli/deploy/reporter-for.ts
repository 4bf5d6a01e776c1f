import type { Environment } from '../../configuration';
import type { Clock } from '../../deployment/clock';
import type { DeployReporter } from './deploy-reporter';
import { jsonLines } from './json-lines';
import { liveTable } from './live-table';
import { plainLines } from './plain-lines';
import type { Surroundings } from './surroundings';
import { startView } from './view';

export interface ReporterProps {
  readonly json: boolean;
  readonly surroundings: Surroundings;
  readonly environment: Environment;
  readonly clock: Clock;
}

/** A reporter, and what ends it. */
export type EndingReporter = DeployReporter & { stop(): void };

/** A table where somebody sees it, lines where they are kept, JSON where a program reads. */
export function reporterFor({ json, surroundings, environment, clock }: ReporterProps): EndingReporter {
  const { out, err, screen, colour, unicode } = surroundings;
  if (json) return { ...jsonLines(out), stop: () => undefined };
  if (screen) {
    const groups = environment.regions.map(({ name, stamp }) => ({ region: name, group: stamp.resourceGroup }));
    const start = startView(groups, environment.resourceGroup, clock.now());
    return liveTable({ err, clock, start, look: () => ({ colour, unicode, ...screen() }) });
  }
  const end = new AbortController();
  return { ...plainLines({ err, clock, signal: end.signal }), stop: () => end.abort() };
}
