import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servicePrincipal } from '../../../src/deployment/sign-in/service-principal';
import { temporaryFolder } from '../../generation/temporary-folder';

const PRINCIPAL = { clientId: 'c', clientSecret: 'very-secret', tenantId: 't', subscriptionId: 's' };

it('is the JSON itself, or a file that holds it', () => {
  const file = join(temporaryFolder(), 'principal.json');
  writeFileSync(file, JSON.stringify(PRINCIPAL));
  for (const AZURE_SP_CREDENTIALS of [JSON.stringify(PRINCIPAL), `\n${JSON.stringify(PRINCIPAL)}\n`, file]) {
    expect(servicePrincipal({ AZURE_SP_CREDENTIALS })).toEqual(PRINCIPAL);
  }
});

it('is nobody where the variable is not set', () => {
  expect(servicePrincipal({})).toBeUndefined();
  expect(servicePrincipal({ AZURE_SP_CREDENTIALS: ' ' })).toBeUndefined();
});

it.each([
  ['{"clientSecret":"very-secret"', 'it is no JSON'],
  ['{"clientSecret":"very-secret"}', 'it lacks clientId, tenantId'],
  ['{"clientId":"c","tenantId":"t","clientSecret":""}', 'it lacks clientSecret'],
  ['/no/such/file-very-secret', 'it is no JSON, and there is no file of that name'],
])('%s is refused, and none of it is told', (AZURE_SP_CREDENTIALS, reason) => {
  expect(() => servicePrincipal({ AZURE_SP_CREDENTIALS })).toThrow(
    expect.objectContaining({ code: 'E601', message: expect.stringContaining(reason) }),
  );
  expect(() => servicePrincipal({ AZURE_SP_CREDENTIALS })).not.toThrow('very-secret');
});
