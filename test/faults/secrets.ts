import type { Rehearsed } from '../deployment/rehearsed';

/** Tokens of Entra, of clusters and of registries alike: JSON web tokens. */
const TOKEN = /eyJ[\w-]{20,}\.[\w-]{20,}\.[\w-]+/;
/** Of an address that gives access by itself. */
const SIGNATURE = /[?&]sig=[\w%]+/;

/** What of a text nobody may read: the secret of the sign-in, tokens, signed addresses. */
export function secretsIn(text: string, { target }: Pick<Rehearsed, 'target'>): string[] {
  const { clientSecret } = JSON.parse(target.environment.AZURE_SP_CREDENTIALS ?? '{}');
  return [
    ...(text.includes(clientSecret) ? ['the secret of the sign-in is told'] : []),
    ...(TOKEN.test(text) ? ['a token is told'] : []),
    ...(SIGNATURE.test(text) ? ['a signed address is told'] : []),
  ];
}
