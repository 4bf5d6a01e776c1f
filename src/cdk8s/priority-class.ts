import { k8s } from './kubernetes';
import type { RegionChart } from './region-chart';

/** Above what runs without a class, which has 0, and far below what Kubernetes and AKS keep for themselves. */
const VALUE = 100_000;

/**
 * The priority of the workload's pods: while nodes are few, as after the loss of a zone, they displace what has none.
 *
 * @returns its name, for `priorityClassName`
 */
export function priorityClass(chart: RegionChart): string {
  new k8s.KubePriorityClass(chart.cluster, 'priority', {
    metadata: { name: chart.workload },
    description: `The pods that ${chart.workload} is made of.`,
    value: VALUE,
    globalDefault: false,
  });
  return chart.workload;
}
