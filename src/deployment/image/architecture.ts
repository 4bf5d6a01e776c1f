import { AksHaError } from '../../errors/aks-ha-error';

/** @throws AksHaError E624 for an image that the nodes can't run; one that names no processor passes */
export function refuseOtherProcessor(found: readonly string[], wanted: string): void {
  if (found.length === 0 || found.includes(wanted)) return;
  throw new AksHaError({
    code: 'E624',
    source: 'user',
    message: `The image is made for ${found.join(', ')}, and the nodes are ${wanted}: it would end with "exec format error".`,
    hint: `Build it with --platform linux/${wanted}; the FROM lines of the service's Dockerfile must name images that have it.`,
  });
}
