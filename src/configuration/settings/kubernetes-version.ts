import type { Field } from '../field';
import { printable } from '../naming-rule';

const PATTERN = '^1\\.[1-9][0-9]$';

/** Patches are AKS's to choose: one that is named is out of support within months. */
export const KUBERNETES_VERSION: Field = {
  description:
    'Kubernetes version of the cluster, without its patch. Left out, AKS chooses for a new cluster, and a later deployment changes nothing. It is upgraded at once, whatever the hour: one region at a time.',
  rule: 'major and minor version in a text, such as "1.35"',
  schema: { pattern: PATTERN },
  refusal: (value) => (new RegExp(PATTERN).test(value) ? undefined : `"${printable(value)}" is no such version`),
  mend: (value) => /(?<![\d.])1\.[1-9][0-9](?![0-9])/.exec(value)?.[0],
};
