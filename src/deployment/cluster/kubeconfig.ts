import { parse } from 'yaml';
import { AksHaError } from '../../errors/aks-ha-error';

/** Where a cluster's API is, and who vouches for it. How to sign in, which it says too, is not used: it wants kubelogin. */
export interface ApiServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** PEM. */
  readonly ca: string;
}

/** Reads the kubeconfig that Azure gives, base64. */
export function readKubeconfig(value: string): ApiServer {
  const config = parse(Buffer.from(value, 'base64').toString('utf8')) as {
    clusters?: { cluster?: { server?: string; 'certificate-authority-data'?: string } }[];
  };
  const { server, 'certificate-authority-data': ca } = config.clusters?.[0]?.cluster ?? {};
  if (server && ca) return { url: server.replace(/\/+$/, ''), ca: Buffer.from(ca, 'base64').toString('utf8') };
  throw new AksHaError({
    code: 'E625',
    source: 'azure',
    message: 'Azure gave a kubeconfig without a server or without its certificate authority.',
    hint: 'Run the same command again; it goes on where it was.',
  });
}
