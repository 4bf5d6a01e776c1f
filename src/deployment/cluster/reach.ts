import { AksHaError } from '../../errors/aks-ha-error';
import { type ConnectProps, connect } from './connect';
import type { KubernetesClient } from './kubernetes-client';

export interface ReachProps extends ConnectProps {
  /** Whether the API server has no public address. */
  readonly isPrivate: boolean;
}

/** @returns undefined where a private API server can't be reached from here */
export async function reach({ isPrivate, ...props }: ReachProps): Promise<KubernetesClient | undefined> {
  const client = await connect(props);
  if (!isPrivate) return client;
  try {
    await client.get('/version');
    return client;
  } catch (error) {
    if (AksHaError.is(error) && error.code === 'E625') return undefined;
    throw error;
  }
}
