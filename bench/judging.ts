import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { renderManifests, writeManifests } from '../src/cdk8s';
import { readEnvironment } from '../src/verification/read-environment';
import { verifyEnvironment } from '../src/verification/verify';
import charts from '../templates/charts/main';
import { configurationOf } from './configuration-of';
import type { Figure } from './figure';
import { alternating } from './rendering';

/** Reading and judging the manifests in this process: nothing is started, and no compiler is asked. */
export function judging(work: string): Figure[] {
  return [
    { count: 2, limit: 200 },
    { count: 10, limit: 1000 },
  ].map(({ count, limit }) => {
    const root = mkdtempSync(join(work, 'manifests-'));
    const configuration = configurationOf(count);
    const [environment] = configuration.environments;
    if (!environment) throw new Error('no environment');
    writeManifests(root, renderManifests({ configuration, charts }));
    const [time = 0] = alternating(
      [() => verifyEnvironment(readEnvironment(root, configuration, environment, undefined))],
      5,
    );
    return { what: `judging ${count} regions`, value: time, limit, unit: 'ms', beside: 'in process, without Bicep' };
  });
}
