import { ClientAssertionCredential, ClientSecretCredential } from '@azure/identity';
import { Rehearsed } from './rehearsed';

const TENANT = '00000000-0000-0000-0000-0000000000aa';
const CLIENT = '00000000-0000-0000-0000-0000000000cc';
const SCOPE = 'https://management.azure.com/.default';

describe('sign-in with the real identity client', () => {
  let rehearsed: Rehearsed;
  beforeAll(async () => {
    rehearsed = await Rehearsed.start();
  });
  afterAll(() => rehearsed.stop());

  const options = () => ({
    additionalPolicies: [
      {
        position: 'perCall' as const,
        policy: {
          name: 'tunnel',
          sendRequest: (request: { agent?: unknown }, next: (request: never) => Promise<never>) => {
            request.agent = rehearsed.agent;
            return next(request as never);
          },
        },
      },
    ],
  });

  it('gives a token for a client secret, with the audience that was asked for', async () => {
    const credential = new ClientSecretCredential(TENANT, CLIENT, 'rehearsal-only', options());
    const { token, expiresOnTimestamp } = await credential.getToken(SCOPE);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ aud: 'https://management.azure.com', tid: TENANT, appid: CLIENT });
    expect(expiresOnTimestamp).toBeGreaterThan(Date.now());
  });

  it('gives a token for a federated assertion', async () => {
    const assertion = `e30.${Buffer.from(JSON.stringify({ sub: 'repo:contoso/orders:ref:refs/heads/main' })).toString('base64url')}.x`;
    const credential = new ClientAssertionCredential(TENANT, CLIENT, async () => assertion, options());
    await expect(credential.getToken(SCOPE)).resolves.toMatchObject({ token: expect.any(String) });
  });

  it('refuses a wrong secret as Entra does', async () => {
    const credential = new ClientSecretCredential(TENANT, CLIENT, 'wrong', options());
    await expect(credential.getToken(SCOPE)).rejects.toThrow('AADSTS7000215');
  });

  it('refuses an unknown client and an unknown tenant', async () => {
    const stranger = new ClientSecretCredential(TENANT, '11111111-0000-0000-0000-000000000000', 'x', options());
    await expect(stranger.getToken(SCOPE)).rejects.toThrow('AADSTS700016');
    const elsewhere = new ClientSecretCredential('22222222-0000-0000-0000-000000000000', CLIENT, 'x', options());
    await expect(elsewhere.getToken(SCOPE)).rejects.toThrow('AADSTS90002');
  });
});
