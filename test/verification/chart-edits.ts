import { JsonPatch } from 'cdk8s';
import { type Edit, patch } from './judged';

/** Where the Deployment has its pods. */
export const POD = '/spec/template/spec';

export const deployment =
  (...operations: JsonPatch[]): Edit =>
  ({ service }) =>
    service.deployment.addJsonPatch(...operations);

export const budget =
  (...operations: JsonPatch[]): Edit =>
  (emitted) =>
    patch(emitted, 'PodDisruptionBudget', ...operations);

export const autoscaler =
  (...operations: JsonPatch[]): Edit =>
  (emitted) =>
    patch(emitted, 'HorizontalPodAutoscaler', ...operations);

/** One copy alone in each zone, or on each node. */
export const onePer = (topologyKey: string) =>
  JsonPatch.add(`${POD}/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution`, [
    { topologyKey, labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'orders' } } },
  ]);
