import { aprlRulesOfClusters } from './aprl-clusters';
import { aprlRulesOfOthers } from './aprl-others';
import { checkovChecks } from './checkov';
import { deploymentRules } from './deployments';
import { psRulesOfClusters } from './psrule-clusters';
import { psRulesOfOthers } from './psrule-others';
import type { Rule } from './rule';

/** Every rule of a public set that a template answers. */
export const rules: readonly Rule[] = [
  ...psRulesOfClusters,
  ...psRulesOfOthers,
  ...deploymentRules,
  ...aprlRulesOfClusters,
  ...aprlRulesOfOthers,
  ...checkovChecks,
];
