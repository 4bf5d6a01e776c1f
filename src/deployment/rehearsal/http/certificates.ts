import { createSecureContext, type SecureContext } from 'node:tls';
import { generate } from 'selfsigned';

/** Longer than any rehearsal; from an hour ago, for clocks that are a little off. */
const HOUR = 3600_000;
const DAYS = 30 * 24 * HOUR;

/** Makes certificates for hosts as they are asked for. Its own is made anew at each start and trusted by nobody else. */
export class CertificateAuthority {
  private readonly contexts = new Map<string, Promise<SecureContext>>();

  private constructor(
    private readonly key: string,
    /** The authority's certificate: what clients must trust. */
    public readonly certificate: string,
  ) {}

  public static async create(): Promise<CertificateAuthority> {
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'create-aks-ha rehearsal' }], {
      ...validity(),
      keyType: 'ec',
      algorithm: 'sha256',
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    });
    return new CertificateAuthority(key, cert);
  }

  /** Key and certificate of a host. */
  public contextFor(host: string): Promise<SecureContext> {
    let context = this.contexts.get(host);
    if (!context) {
      context = this.issue(host);
      this.contexts.set(host, context);
    }
    return context;
  }

  private async issue(host: string): Promise<SecureContext> {
    const { private: key, cert } = await generate([{ name: 'commonName', value: host.slice(0, 64) }], {
      ...validity(),
      keyType: 'ec',
      algorithm: 'sha256',
      ca: { key: this.key, cert: this.certificate },
      extensions: [
        { name: 'basicConstraints', cA: false },
        { name: 'keyUsage', digitalSignature: true, critical: true },
        { name: 'extKeyUsage', serverAuth: true },
        { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      ],
    });
    return createSecureContext({ key, cert: `${cert}\n${this.certificate}` });
  }
}

function validity(): { readonly notBeforeDate: Date; readonly notAfterDate: Date } {
  const now = Date.now();
  return { notBeforeDate: new Date(now - HOUR), notAfterDate: new Date(now + DAYS) };
}
