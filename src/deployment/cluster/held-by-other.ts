import { AksHaError } from '../../errors/aks-ha-error';
import { type Claim, LASTS, type LeaseObject } from './lease-object';

/** Somebody who is alive changes the cluster to something else. */
export function heldByOther(cluster: string, { spec }: LeaseObject, { holder }: Claim): AksHaError {
  return new AksHaError({
    code: 'E634',
    source: 'user',
    message: `Another deployment is at work in ${cluster}: ${spec?.holderIdentity}, since ${spec?.acquireTime}.\nThis one (${holder}) has changed nothing there.`,
    hint: `Wait until it has ended, or end it with Ctrl-C where it runs; a process that is gone holds nothing after ${LASTS} s. Then run the same command again: it looks what runs by then.`,
  });
}

/** A run that gave no sign of life is not waited for; it comes back, and finds somebody else in its place. */
export function lostToOther(cluster: string, live: LeaseObject | undefined): AksHaError {
  const { holderIdentity = 'nobody' } = live?.spec ?? {};
  return new AksHaError({
    code: 'E635',
    source: 'user',
    message: `This run could not renew its lease of ${cluster} for ${LASTS} s, or somebody took it away: ${holderIdentity} has it now.\nIt changes nothing there any more.`,
    hint: 'Look what became of it: create-aks-ha status. Then run the same command again.',
  });
}
