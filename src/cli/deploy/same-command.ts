import { quote } from '../../generation/shell';
import type { DeployOptions, TargetOptions } from './deploy-options';

/** The command that goes on with what another one of the same options began. */
export function sameCommand(
  command: 'deploy' | 'destroy',
  {
    rehearse,
    subscription,
    cloud,
    only,
    skipRegion,
    skipGlobal,
  }: TargetOptions & Pick<DeployOptions, 'only' | 'skipRegion' | 'skipGlobal'>,
  environment: string,
): string {
  const words = ['create-aks-ha', command, '--environment', environment];
  if (only !== undefined) words.push('--only', only);
  if (skipRegion !== undefined) words.push('--skip-region', skipRegion.join(','));
  if (skipGlobal) words.push('--skip-global');
  if (rehearse) words.push('--rehearse');
  if (subscription !== undefined) words.push('--subscription', subscription);
  if (cloud !== undefined) words.push('--cloud', cloud);
  return words.map(quote).join(' ');
}
