import { refusedSignIn } from '../../../src/deployment/sign-in/refused-sign-in';

it.each([
  'network_error: See https://aka.ms/msal.js.errors#network_error for details.',
  'temporarily_unavailable: Error(s): Not Available - Timestamp: Not Available',
])('no answer is no refusal: %s', (text) => {
  expect(refusedSignIn(new Error(text))).toMatchObject({ code: 'E627', hint: expect.stringContaining('HTTPS_PROXY') });
});

it.each([
  ['AADSTS7000215: Invalid client secret provided.', 'the client secret is wrong (AADSTS7000215)', /credential reset/],
  ['AADSTS7000222: The provided client secret keys are expired.', 'the client secret has expired', /credential reset/],
  ['AADSTS700016: Application was not found', 'no application of that client id', /clientId and tenantId/],
  ['AADSTS90002: Tenant was not found', 'there is no such tenant', /tenantId/],
  [
    'AADSTS700213: No matching federated identity record found',
    'no federated credential',
    /federated-credential create/,
  ],
  ['Please run `az login` from a command prompt', 'the sign-in has expired', /az login/],
  ['Something else entirely', 'Something else entirely', /az login/],
])('%s', (text, meaning, hint) => {
  const error = refusedSignIn(new Error(text));
  expect(error).toMatchObject({ code: 'E601', hint: expect.stringMatching(hint) });
  expect(error.message).toContain(meaning);
});
