import fc from 'fast-check';
import { redact, secretsOf } from '../../../src/cli/debug-log/redact';

/** What a token may look like, long enough not to be a word of the text around it. */
const secret = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.~+-]{11,39}$/);

const PLACES: readonly [what: string, around: (secret: string) => string][] = [
  ['npm’s setting for a registry', (text) => `//registry.example.com/:_authToken=${text}`],
  ['npm’s older settings', (text) => `_auth = ${text}\n_password="${text}"`],
  ['an address', (text) => `npm error fetch https://user:${text}@registry.example.com/npm/orders`],
  ['an address without a name', (text) => `git+https://${text}@git.example.com/orders.git`],
  ['a query', (text) => `GET https://example.com/a?sv=1&sig=${text}&b=2`],
  ['a header', (text) => `authorization: Bearer ${text}`],
  ['a header as JSON', (text) => `{"Authorization": "Basic ${text}"}`],
  ['a key of JSON', (text) => `{"clientSecret": "${text}", "password":"${text}"}`],
  ['a connection string', (text) => `AccountName=orders;AccountKey=${text};EndpointSuffix=x`],
  ['an assignment', (text) => `GITHUB_TOKEN=${text} AZURE_CLIENT_SECRET='${text}'`],
  ['a flag', (text) => `npm publish --otp ${text} --token=${text} --password "${text}"`],
  ['a phrase', (text) => `{"password": "the ${text} phrase", 'secret' : 'a ${text}'}`],
  ['a private key', (text) => `-----BEGIN RSA PRIVATE KEY-----\n${text}\n-----END RSA PRIVATE KEY-----`],
];

describe('a credential is taken out', () => {
  it.each(PLACES)('of %s', (_, around) => {
    fc.assert(
      fc.property(secret, fc.lorem(), (value, words) => {
        const text = redact(`${words}\n${around(value)}\n${words}`);
        expect(text).not.toContain(value);
        expect(text).toContain('[redacted]');
        expect(text.startsWith(`${words}\n`)).toBe(true);
      }),
    );
  });

  it.each(['npm_', 'ghp_', 'gho_', 'github_pat_', 'eyJ'])('that begins with %s', (start) => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9]{36}$/), (rest) => {
        const token = start === 'eyJ' ? `eyJ${rest}.${rest}.${rest}` : `${start}${rest}`;
        expect(redact(`it is ${token}, and this`)).toBe('it is [redacted], and this');
      }),
    );
  });

  it('wherever it stands, if the environment holds it under such a name', () => {
    const name = fc.constantFrom('NPM_TOKEN', 'npm_config__auth', 'MY_SECRET', 'DB_PASSWORD', 'AZURE_API_KEY');
    fc.assert(
      fc.property(name, secret, fc.string(), (key, value, around) => {
        const secrets = secretsOf({ [key]: value, HOME: '/home/me' });
        expect(redact(`${around}${value}${around}`, secrets)).not.toContain(value);
      }),
    );
  });

  it('in a time that grows with the text, whatever it holds', () => {
    const start = performance.now();
    for (const part of ['a', 'token', 'https://', '-----BEGIN PRIVATE KEY-----', ' --token', 'eyJa.']) {
      redact(part.repeat(200_000));
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it('whole, where one secret holds another', () => {
    const secrets = secretsOf({ A_TOKEN: 'abcdefgh', B_TOKEN: 'abcdefghijkl' });
    expect(redact('x abcdefghijkl', secrets)).toBe('x [redacted]');
  });
});

describe('what is none stays as it is', () => {
  it.each([
    'npm error code E404',
    'added 350 packages in 28s',
    '/home/me/orders/node_modules/.bin/tsx',
    'https://registry.example.com/orders/-/orders-1.0.0.tgz',
    'environments.prod.regions[0].location (--regions): "esatus2" is no public region of Azure',
    '    at formatNote (/home/me/src/journal.ts:10:3)',
    'oncall@example.com',
    'the token is missing',
  ])('%s', (text) => expect(redact(text)).toBe(text));

  it('a value of the environment that is short, or a path, or of another name', () => {
    expect(
      secretsOf({ AUTH: 'true', SSH_AUTH_SOCK: '/tmp/ssh-1/agent.1', LANG: 'de_DE.UTF-8', A_TOKEN: undefined }),
    ).toEqual([]);
  });
});
