import { API } from '../../src/deployment/arm/api-versions';
import { look } from '../../src/deployment/deployed/look';
import { type Rehearsed, rehearse } from './rehearsed';

let rehearsed: Rehearsed;
beforeAll(async () => {
  rehearsed = await rehearse();
});
afterAll(() => rehearsed.stop());

it('signs in with the service principal, through the proxy, and sees the subscription', async () => {
  const { arm } = await rehearsed.session();
  expect(await arm.get(arm.subscription, { apiVersion: API.subscriptions })).toMatchObject({ state: 'Enabled' });
  expect(rehearsed.events).toContainEqual(
    expect.objectContaining({ type: 'signed-in', method: 'service principal 00000000-0000-0000-0000-0000000000cc' }),
  );
});

it('finds nothing of a workload that was never deployed', async () => {
  const { arm, configuration, environment } = await rehearsed.session();
  expect(await look(arm, configuration, environment)).toEqual({ groups: [], clusters: {} });
});

it('tells a wrong secret for what it is, without telling the secret', async () => {
  const wrong = {
    ...JSON.parse(rehearsed.target.environment.AZURE_SP_CREDENTIALS ?? ''),
    clientSecret: 'not-this-one',
  };
  const env = { AZURE_SP_CREDENTIALS: JSON.stringify(wrong) };
  const error = await rehearsed.session({ env }).catch((caught) => caught);
  expect(error).toMatchObject({ code: 'E601', message: expect.stringContaining('the client secret is wrong') });
  expect(`${error.message} ${error.hint} ${error.stack}`).not.toContain('not-this-one');
});

it('tells a tenant that there is not', async () => {
  const wrong = {
    ...JSON.parse(rehearsed.target.environment.AZURE_SP_CREDENTIALS ?? ''),
    tenantId: 'ffffffff-0000-0000-0000-000000000000',
  };
  const env = { AZURE_SP_CREDENTIALS: JSON.stringify(wrong) };
  await expect(rehearsed.session({ env })).rejects.toMatchObject({
    code: 'E601',
    message: expect.stringContaining('tenant'),
  });
});
