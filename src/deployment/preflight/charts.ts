import type { Environment } from '../../configuration';
import type { Render } from '../render/render';
import type { Check } from './finding';

/** Whether charts/main.ts renders, long before there is a cluster to apply it to. */
export function chartsCheck(render: Render, { name }: Pick<Environment, 'name'>): Check {
  // What only a deployment knows is left out: placeholders stand for it, as in manifests/.
  return { name: 'charts', run: () => render({ environment: name }).then(() => []) };
}
