import { createHmac } from 'node:crypto';
import { CLIENT_ID, OBJECT_ID, TENANT_ID } from '../account';

/** Lifetime of a token in real seconds: clients look at the clock on the wall. */
export const TOKEN_LIFETIME = 3600;

export interface Claims {
  readonly aud: string;
  readonly iat: number;
  readonly exp: number;
  /** Counts how often a fault made all tokens expire. */
  readonly generation: number;
  readonly [claim: string]: unknown;
}

/** A token as Entra gives it. Whoever has the source can make one: it opens nothing but a rehearsal. */
export function issueToken(audience: string, generation: number, claims: Record<string, unknown> = {}): string {
  const iat = Math.floor(Date.now() / 1000);
  const payload: Claims = {
    aud: audience,
    iss: `https://sts.windows.net/${TENANT_ID}/`,
    iat,
    nbf: iat,
    exp: iat + TOKEN_LIFETIME,
    appid: CLIENT_ID,
    oid: OBJECT_ID,
    sub: OBJECT_ID,
    tid: TENANT_ID,
    idtyp: 'app',
    ver: '1.0',
    generation,
    ...claims,
  };
  const body = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(payload)}`;
  return `${body}.${sign(body)}`;
}

export type TokenCheck =
  | { readonly is: 'valid'; readonly claims: Claims }
  | { readonly is: 'missing' | 'malformed' | 'expired' | 'for-another-audience' };

/** @param authorization the header as it came */
export function checkToken(
  authorization: string | undefined,
  audiences: readonly string[],
  generation: number,
): TokenCheck {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  if (!token) return { is: 'missing' };
  const claims = readToken(token);
  if (!claims) return { is: 'malformed' };
  if (claims.exp * 1000 <= Date.now() || claims.generation < generation) return { is: 'expired' };
  if (!audiences.includes(claims.aud.replace(/\/+$/, ''))) return { is: 'for-another-audience' };
  return { is: 'valid', claims };
}

/** Undefined for one that was not issued here. */
export function readToken(token: string): Claims | undefined {
  const [head, payload, signature] = token.split('.');
  if (!head || !payload || signature !== sign(`${head}.${payload}`)) return undefined;
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sign(text: string): string {
  return createHmac('sha256', 'rehearsal').update(text).digest('base64url');
}
