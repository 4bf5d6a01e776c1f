import { chooseCloud } from '../../../src/deployment/sign-in/cloud';

it('is the public one unless another is named, in any spelling', () => {
  expect(chooseCloud(undefined, {}).resourceManager).toBe('https://management.azure.com');
  expect(chooseCloud('azureusgovernment', {}).registryDomain).toBe('azurecr.us');
});

it('takes endpoints from the environment, and asks for tokens for them', () => {
  const env = { AZURE_RESOURCE_MANAGER_ENDPOINT: 'https://arm.local/', AZURE_AUTHORITY_HOST: 'https://login.local' };
  expect(chooseCloud(undefined, env)).toMatchObject({
    resourceManager: 'https://arm.local',
    audience: 'https://arm.local',
    authority: 'https://login.local',
  });
});

it('tells which there are', () => {
  expect(() => chooseCloud('mars', {})).toThrow(
    expect.objectContaining({ code: 'E613', hint: expect.stringContaining('AzureChinaCloud') }),
  );
});
