import { mkdtempSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderManifests } from '../src/cdk8s';
import { USABLE_REGIONS } from '../src/configuration/region-catalogue';
import charts from '../templates/charts/main';
import { configurationOf } from './configuration-of';
import type { Figure } from './figure';
import { objectsIn } from './plain-cdk8s';
import { race } from './stopwatch';

const ROUNDS = 5;
/** Times that of plain cdk8s, which loads cdk8s too, but neither cdk8s-plus nor the rules of a configuration. */
const LIMIT = 2;

/** Rendering in a process of its own, everything loaded from source: 1, 5 and all regions beside plain cdk8s. */
export function renderingCold(work: string): Figure[] {
  const folder = mkdtempSync(join(work, 'cold-'));
  return [1, 5, USABLE_REGIONS.length].map((count) => {
    const manifests = renderManifests({ configuration: configurationOf(count), charts });
    const objects = join(folder, `${count}.json`);
    writeFileSync(objects, JSON.stringify([...manifests].map(([path, yaml]) => [path, objectsIn(yaml)])));
    const process = (name: string, what: string) => ({
      name,
      command: 'node',
      args: ['--import', 'tsx', resolve(`bench/render-${name}.ts`), what],
      folder: () => resolve('.'),
    });
    const times = race([process('ours', `${count}`), process('plain', objects)], ROUNDS);
    const [ours = 0, plain = 0] = ['ours', 'plain'].map((name) => times.get(name));
    return {
      what: `rendering ${count} of ${USABLE_REGIONS.length} regions, cold`,
      value: ours / plain,
      limit: LIMIT,
      unit: '×',
      beside: `${ours.toFixed(0)} ms beside ${plain.toFixed(0)} ms of plain cdk8s for the same objects`,
    };
  });
}
