import type { Field } from '../field';
import { LOCATION } from '../fields';

/** Unlike a region's, it may stand more than once: regions have it too. */
export const HOME: Field = {
  description:
    'Azure location of what is global: registry, resource group, logs of Front Door. Default: that of the first region. It can never be changed once it is deployed.',
  rule: LOCATION.rule,
  schema: LOCATION.schema,
  refusal: LOCATION.refusal,
  mend: (value) => LOCATION.mend(value, []),
};
