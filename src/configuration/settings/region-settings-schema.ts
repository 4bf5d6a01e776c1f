import * as v from 'valibot';
import { text } from '../answer-schema';
import { KUBERNETES_VERSION } from './kubernetes-version';

/** What may be chosen for a region beside its names. */
export const REGION_SETTINGS_SCHEMA = {
  kubernetesVersion: v.optional(text(KUBERNETES_VERSION)),
  drained: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        'Whether Front Door keeps users away from the region, while everything in it is deployed and can be tested. Default: false.',
      ),
    ),
  ),
};
