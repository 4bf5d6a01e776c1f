import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planSteps } from '../../../../src/deployment/rehearsal/arm/deployment/plan-steps';
import type { ArmTemplate } from '../../../../src/deployment/rehearsal/template/arm-template';
import { expandWithBicep, type Foreseen } from '../../../../src/deployment/rehearsal/template/expand';
import { bicepPath } from '../../../toolchain/bicep';
import { compile } from '../deployment-content';

const MAIN = `
targetScope = 'subscription'
param names string[]
resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = { name: 'rg-x', location: 'eastus2' }
module inner 'inner.bicep' = {
  name: 'fixed'
  scope: group
  params: { names: names }
}
output first string = inner.outputs.ids[0]
`;
// Compiled without names: a list of resources that wait for ids and loops.
const INNER = `
param names string[]
@batchSize(2)
resource addresses 'Microsoft.Network/publicIPAddresses@2025-01-01' = [for name in names: {
  name: name
  location: 'eastus2'
}]
resource last 'Microsoft.Network/publicIPAddresses@2025-01-01' = {
  name: 'last'
  location: 'eastus2'
  dependsOn: [addresses]
}
resource never 'Microsoft.Network/publicIPAddresses@2025-01-01' = if (length(names) > 9) {
  name: 'never'
  location: 'eastus2'
}
output ids array = [for (name, i) in names: addresses[i].id]
`;

describe('the expansion of a template', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rehearsal-expand-'));
    writeFileSync(join(folder, 'main.bicep'), MAIN);
    writeFileSync(join(folder, 'inner.bicep'), INNER);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const expand = (parameters: Record<string, { value: unknown }>) =>
    expandWithBicep(
      bicepPath(),
      undefined,
    )({
      template: compile(join(folder, 'main.bicep')) as ArmTemplate,
      parameters,
      location: 'eastus2',
    });

  it('keeps modules, loops, batches and conditions', async () => {
    const expansion = await expand({ names: { value: ['a', 'b', 'c'] } });
    const { steps, outputs } = planSteps((expansion as { resources: Foreseen[] }).resources, 'test');
    const step = (name: string) =>
      steps.find(({ key, foreseen }) => foreseen?.name === name || key.endsWith(`/${name}`));
    const waitsFor = (name: string) => step(name)?.dependsOn.map((key) => key.split('/').at(-1));
    expect(steps).toHaveLength(6);
    expect(step('fixed')?.id).toBe(
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-x/providers/Microsoft.Resources/deployments/fixed',
    );
    expect(waitsFor('fixed')).toEqual(['rg-x']);
    expect(step('a')?.deployment).toBe('fixed');
    expect([waitsFor('a'), waitsFor('b'), waitsFor('c')]).toEqual([[], [], ['a', 'b']]);
    expect(waitsFor('last')).toEqual(['a', 'b', 'c']);
    expect(step('never')).toBeUndefined();
    expect(Object.keys(outputs).sort()).toEqual(['fixed', 'test']);
    const ids = Object(outputs.fixed).ids as string[];
    expect(ids.map((id) => id.split('/').at(-1))).toEqual(['a', 'b', 'c']);
  });

  it('tells what Bicep says of parameters that are missing', async () => {
    expect(await expand({})).toEqual({ error: expect.stringContaining('names') });
  });
});
