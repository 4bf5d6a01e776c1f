import type { Environment } from '../configuration/configuration';

/** The one port of a gateway, in the words of the Gateway API. */
export interface GatewayListener {
  readonly name: 'http' | 'https';
  readonly port: 80 | 443;
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly tls?: object;
}

/** Who reads the certificate from Key Vault, in the gateway's namespace. The region's gateway identity trusts this name. */
export const CERTIFICATE_READER = 'certificate-reader';

/** HTTPS alone where the environment has a certificate for it; HTTP otherwise. */
export function gatewayListener({ originCertificate }: Environment): GatewayListener {
  if (!originCertificate) return { name: 'http', port: 80, protocol: 'HTTP' };
  const vault = originCertificate.keyVaultId.split('/').at(-1);
  return {
    name: 'https',
    port: 443,
    protocol: 'HTTPS',
    tls: {
      mode: 'Terminate',
      // AKS makes the Secret and fills in the reference to it; without a version it follows renewals.
      options: {
        'kubernetes.azure.com/tls-cert-keyvault-uri': `https://${vault}.vault.azure.net/certificates/${originCertificate.certificateName}`,
        'kubernetes.azure.com/tls-cert-service-account': CERTIFICATE_READER,
      },
    },
  };
}
