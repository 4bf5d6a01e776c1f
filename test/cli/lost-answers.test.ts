import { refuseLostAnswers } from '../../src/cli/lost-answers';
import { suggestVariables } from '../../src/configuration';
import { refusalOf } from '../generation/sample';
import { parse } from './parsed';

async function refused(environments: readonly string[], ...args: string[]): Promise<string> {
  const { options } = await parse(...args);
  const error = await refusalOf(() => refuseLostAnswers(options, environments, suggestVariables({ environments })));
  expect(error).toMatchObject({ code: 'E108', source: 'user' });
  return error.message;
}

describe('answers that nothing would come of are refused', () => {
  it('a name for an environment that there is not', async () => {
    expect(await refused(['prod', 'staging'], '--registry', 'prd=acrshop')).toContain(
      '--registry: "prd" is no environment; there is prod, staging',
    );
  });

  it('two names for one environment', async () => {
    expect(await refused(['prod'], '--front-door', 'prod=a', '--front-door', 'prod=b')).toContain(
      '--front-door: environment "prod" is given twice',
    );
    expect(await refused(['prod'], '--resource-group', 'a,b')).toContain(
      '--resource-group: a name for every environment is given twice',
    );
  });

  it('one name for several environments, with the way to say it', async () => {
    expect(await refused(['staging', 'prod'], '--resource-group', 'rg-a')).toContain(
      '--resource-group: one name for 2 environments; write staging=<name>,prod=<name>',
    );
  });

  it('an environment that is named twice', async () => {
    expect(await refused(['prod', 'prod'])).toContain('--environments: environment "prod" is given twice');
  });

  it('a kind of node that there is not, or one kind twice', async () => {
    expect(await refused(['prod'], '--node-size', 'sytem=Standard_D4pds_v5')).toContain('"sytem" is no kind of node');
    expect(await refused(['prod'], '--node-size', 'Standard_D4pds_v5,user=Standard_D8pds_v5')).toContain(
      'kind of node "user" is given twice',
    );
  });

  it('a region of an environment that there is not, or environments before some regions alone', async () => {
    expect(await refused(['prod', 'staging'], '--regions', 'prd/eastus2,prd/westus3')).toContain(
      '--regions: "prd" is no environment; there is prod, staging',
    );
    expect(await refused(['prod', 'staging'], '--regions', 'prod/eastus2,westus3')).toContain(
      '--regions: write prod/ or the like before every region, or before none',
    );
  });

  it.each([
    ['aks-a', '"aks-a" is for no region; write blue=aks-a'],
    ['red=aks-a', '"red" is no region; there is blue, green'],
    ['prd/blue=aks-a', '"prd" is no environment; there is prod, staging'],
    ['blue=aks-a', 'one name for 2 clusters; write prod/blue=<name>,staging/blue=<name>'],
    ['prod/blue=aks-a,prod/blue=aks-b', 'region "prod/blue" is given twice'],
  ])('the name of a cluster that is nobody’s, or of several: %s', async (clusters, cause) => {
    expect(await refused(['prod', 'staging'], '--cluster', clusters)).toContain(`--cluster: ${cause}`);
  });

  it('all of them at once', async () => {
    const message = await refused(['prod'], '--registry', 'a=x,b=y', '--node-size', 'c=z');
    expect(message.split('\n')).toHaveLength(4);
  });
});

it('answers that fit together pass', async () => {
  const { options } = await parse(
    ...['--resource-group', 'prod=rg-a,staging=rg-b', '--registry', 'prod=acrshop'],
    ...['--regions', 'prod/eastus2,staging/westus3', '--cluster', 'prod/blue=aks-a,staging/blue=aks-b'],
    ...['--node-size', 'system=Standard_D4pds_v5,user=Standard_D8pds_v5'],
  );
  expect(() =>
    refuseLostAnswers(options, ['prod', 'staging'], suggestVariables({ environments: ['prod', 'staging'] })),
  ).not.toThrow();
});
