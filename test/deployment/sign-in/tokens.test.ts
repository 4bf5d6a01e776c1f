import { createTokens } from '../../../src/deployment/sign-in/tokens';

const HOUR = 3_600_000;
const signal = new AbortController().signal;

/** A credential that keeps nothing, as that of the Azure CLI: it counts how often it is asked, and for what. */
function signedIn() {
  const asked: string[] = [];
  let time = 0;
  const create = () => ({
    getToken: async (scopes: string | string[]) => {
      asked.push(String(scopes));
      return { token: `token ${asked.length}`, expiresOnTimestamp: time + HOUR };
    },
  });
  const tokens = createTokens({ create }, signal, () => time);
  return { asked, tokens, pass: (milliseconds: number) => (time += milliseconds) };
}

it('asks once for each scope, however many requests there are', async () => {
  const { asked, tokens } = signedIn();
  const all = [await tokens.get('arm'), ...(await Promise.all([tokens.get('arm'), tokens.get('arm')]))];
  expect(all).toEqual(['token 1', 'token 1', 'token 1']);
  await tokens.get('cluster');
  expect(asked).toEqual(['arm', 'cluster']);
});

it('asks again some minutes before a token ends', async () => {
  const { tokens, pass } = signedIn();
  await tokens.get('arm');
  pass(HOUR - 6 * 60_000);
  expect(await tokens.get('arm')).toBe('token 1');
  pass(2 * 60_000);
  expect(await tokens.get('arm')).toBe('token 2');
});

it('asks again for what somebody refused before its time', async () => {
  const { tokens } = signedIn();
  await tokens.get('arm');
  tokens.renew();
  expect(await tokens.get('arm')).toBe('token 2');
});

it('what stood between is told instead of what the library makes of it', async () => {
  const failing = (reason: Error) =>
    createTokens(
      {
        create: () => ({ getToken: () => Promise.reject(new Error('network_error')) }),
        unreached: () => reason,
      },
      signal,
    ).get('arm');
  await expect(failing(new Error('unable to get local issuer certificate'))).rejects.toMatchObject({
    code: 'E627',
    message: expect.stringContaining('unable to get local issuer certificate'),
    hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  });
});
