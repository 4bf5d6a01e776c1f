import { formatImageReference } from '../../deployment/image/image-reference';
import { DEFAULT_SOAK } from '../../deployment/update/soak-settings';
import { quote } from '../../generation/shell';
import type { DeployOptions, DestroyOptions } from './deploy-options';

/** The command that goes on with what another one of the same options began. What went wrong on purpose is left out. */
export function sameCommand(
  command: 'deploy' | 'destroy',
  options: DeployOptions & DestroyOptions,
  environment: string,
): string {
  const { only, image, region, skipRegion, order, soak, errorBudget, subscription, cloud } = options;
  const words = ['create-aks-ha', command, '--environment', environment];
  const add = (flag: string, given: string | number | readonly string[] | boolean | undefined) => {
    if (given === undefined || given === false) return;
    words.push(flag, ...(given === true ? [] : [Array.isArray(given) ? given.join(',') : String(given)]));
  };
  add('--only', only);
  add('--image', image && formatImageReference(image));
  add('--rollback', options.rollback);
  add('--region', region);
  add('--skip-region', skipRegion);
  add('--skip-global', options.skipGlobal);
  add('--order', order);
  add('--soak', soak === DEFAULT_SOAK.seconds ? undefined : soak);
  add('--error-budget', errorBudget === DEFAULT_SOAK.errorBudget ? undefined : errorBudget);
  add('--build-in-registry', options.buildInRegistry);
  add('--rehearse', options.rehearse);
  add('--subscription', subscription);
  add('--cloud', cloud);
  return words.map(quote).join(' ');
}
