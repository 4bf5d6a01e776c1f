import { checkov } from './checkov';
import { kubeLinter } from './kube-linter';
import { kubeScore } from './kube-score';
import { polaris } from './polaris';
import type { Rule } from './rule';

/** Every rule of a public checker that rendered manifests answer, by the name of the checker. */
export const RULES: Readonly<Record<string, readonly Rule[]>> = {
  'kube-score': kubeScore,
  'kube-linter': kubeLinter,
  polaris,
  checkov,
};
