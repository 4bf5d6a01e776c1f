import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, suggestVariables } from '../../../src/configuration';
import { USABLE_REGIONS } from '../../../src/configuration/region-catalogue';
import { applyFix } from '../../configuration/apply-fix';
import { problemsOf } from '../../configuration/problems-of';
import { type CompiledTemplate, modulesOf, nestedDeployments } from './compiled-template';
import { copies, expandedSize, expandedTemplate, type Given, size } from './expanded-size';
import { type Prediction, Predictor } from './prediction';

// What one deployment may be: learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits.
// The limits hold "after it has been expanded with iterative resource definitions", so a module in a loop counts once for
// each region with its whole template inside (Azure/Azure-Verified-Modules#2215). A nested deployment has limits of its own.
const limits = {
  template: 4 * 1024 * 1024,
  resource: 1024 * 1024,
  parameterFile: 4 * 1024 * 1024,
  parameters: 256,
  variables: 512,
  resources: 800,
  outputs: 64,
  expression: 24_576,
};
/** A part of each size that is left for workload.bicep and for what tools put around a template. */
const margin = 0.02;

const everywhere = USABLE_REGIONS.map(({ name }) => ({ location: name }));
const hosts = (count: number) => Array.from({ length: count }, (_, i) => `203.0.113.${i}/32`);
const guid = (i: number) => `00000000-0000-4000-8000-${`${i}`.padStart(12, '0')}`;

let predictor: Predictor;
let prediction: Prediction;
let modules: [path: string, template: CompiledTemplate][];

beforeAll(async () => {
  predictor = new Predictor();
  modules = modulesOf(predictor.template);
  // The longest answers: what follows from them is in the parameters.
  const answers = { workload: 'w'.repeat(40), environments: ['e'.repeat(20)], regions: everywhere };
  [prediction] = (await predictor.predict(suggestVariables(answers))) as [Prediction];
}, 120_000);
afterAll(() => predictor.end());

const givenOf = ({ parameters }: Prediction): Given => {
  const values: Record<keyof Given, { value: unknown }> = JSON.parse(parameters).parameters;
  return { config: values.config.value, stamps: values.stamps.value } as Given;
};

describe('a deployment of every region that there is', () => {
  it('stays below 4 MB once ARM has written out its loops', () => {
    const total = expandedTemplate(predictor.template, givenOf(prediction));
    expect(total).toBeLessThan((1 - margin) * limits.template);
    expect(size(prediction.parameters)).toBeLessThan(limits.parameterFile);
  });

  // Fails as long as the parser has no such rule: 36 regions with 199 ranges and 100 administrators come to 4,445,000 bytes.
  it('stays below it with all that each region is told, or is refused', async () => {
    const { environments, ...rest } = suggestVariables({ regions: everywhere });
    const most = {
      ...environments.prod,
      apiServer: { access: 'ranges', authorizedRanges: hosts(199) },
      clusterAdmins: Array.from({ length: 100 }, (_, i) => ({ id: guid(i), type: 'ServicePrincipal' })),
    };
    const problems = problemsOf({ ...rest, environments: { prod: most } });
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      'environments.prod.apiServer.authorizedRanges',
      'environments.prod.clusterAdmins',
    ]);
    expect(problems[0]?.cause).toMatch(/4 MB/);

    // What the fix leaves is deployed.
    const [fitting] = await predictor.predict(problems.reduce(applyFix, { ...rest, environments: { prod: most } }));
    if (!fitting) throw new Error('No environment');
    expect(expandedTemplate(predictor.template, givenOf(fitting))).toBeLessThan(limits.template);
  });

  it('has no resource of more than 1 MB', () => {
    for (const [path, { resources }] of modules)
      for (const [name, resource] of Object.entries(resources)) {
        const bytes = path === 'main' ? expandedSize(resource, givenOf(prediction)) : size(resource);
        expect([path, name, bytes < (1 - margin) * limits.resource]).toEqual([path, name, true]);
      }
  });

  it('deploys at most 800 resources at once, copies counted, nested deployments by themselves', () => {
    for (const [path, { resources }] of modules) {
      const number = Object.values(resources)
        .filter(({ existing }) => !existing)
        .reduce((sum, resource) => sum + copies(resource, givenOf(prediction)), 0);
      expect([path, number <= limits.resources]).toEqual([path, true]);
    }
  });

  it('has parameters, variables, outputs and expressions within bounds, in every module', () => {
    for (const [path, template] of modules) {
      const { parameters = {}, variables = {}, outputs = {} } = template;
      const within = [
        Object.keys(parameters).length <= limits.parameters,
        Object.keys(variables).length <= limits.variables,
        Object.keys(outputs).length <= limits.outputs,
      ];
      expect([path, ...within]).toEqual([path, true, true, true]);
    }
    expect(Math.max(...expressions(predictor.template).map((text) => text.length))).toBeLessThan(limits.expression);
  });

  it('lets in no more ranges than an API server takes, the address of the NAT gateway among them', async () => {
    // learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges: 200
    const authorizedRanges = hosts(199);
    const { environments, ...rest } = suggestVariables({});
    const variables = { ...environments.prod, apiServer: { access: 'ranges', authorizedRanges } };
    const [most] = await predictor.predict({ ...rest, environments: { prod: variables } });
    for (const cluster of most?.all('Microsoft.ContainerService/managedClusters') ?? [])
      expect(cluster.properties.apiServerAccessProfile.authorizedIPRanges).toHaveLength(200);
    const more = {
      ...variables,
      apiServer: { access: 'ranges', authorizedRanges: hosts(200) },
    };
    await expect(predictor.predict({ ...rest, environments: { prod: more } })).rejects.toThrow(ConfigurationError);
  });
});

// No refusal: the deployment itself has no such limit. learn.microsoft.com/azure/azure-resource-manager/bicep/deploy-what-if, "What-if
// limits": behind 500 nested templates a preview calls the rest "Ignore" and says no more of it.
it('says from how many regions on a preview is not whole', () => {
  const counts = Array.from({ length: everywhere.length }, (_, i) => nestedDeployments(predictor.template, i + 1));
  const whole = counts.filter((nested) => nested <= 500).length;
  const [one = 0, two = 0] = counts;
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'rules.md'), 'utf8');
  expect(page).toContain(`${two - one} nested deployments for each region and ${2 * one - two} besides`);
  expect(page).toContain(`up to ${whole} regions are previewed whole`);
});

const count = (type: string, inside = ''): number =>
  prediction.resources.filter((resource) => resource.type === type && resource.id.includes(inside)).length;

// Limits of the services: as many regions as there are make as many of these.
it.each([
  // learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits, "Azure Front Door Standard and
  // Premium service limits"; and front-door-routing-limits: domains times paths, for HTTP and for HTTPS, over all routes
  ['origins in an origin group', 50, () => count('Microsoft.Cdn/profiles/originGroups/origins', '/all-regions/')],
  ['origins in a Standard profile', 100, () => count('Microsoft.Cdn/profiles/originGroups/origins')],
  ['origin groups in a Standard profile', 100, () => count('Microsoft.Cdn/profiles/originGroups')],
  ['routes in a Standard profile', 100, () => count('Microsoft.Cdn/profiles/afdEndpoints/routes')],
  [
    'composite routes in a profile',
    5000,
    () =>
      prediction
        .all('Microsoft.Cdn/profiles/afdEndpoints/routes')
        .reduce(
          (sum, { properties: { patternsToMatch, supportedProtocols } }) =>
            sum + patternsToMatch.length * supportedProtocols.length,
          0,
        ),
  ],
  // the same page, "Azure Monitor limits"
  ['activity log alerts', 100, () => count('Microsoft.Insights/activityLogAlerts')],
  // learn.microsoft.com/azure/azure-monitor/alerts/prometheus-alerts: rules of a group
  [
    'rules in a rule group',
    20,
    () =>
      Math.max(
        ...prediction.all('Microsoft.AlertsManagement/prometheusRuleGroups').map((g) => g.properties.rules.length),
      ),
  ],
  // the same page, "Azure RBAC limits", for a whole subscription
  ['role assignments', 4000, () => count('Microsoft.Authorization/roleAssignments')],
  // learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations
  [
    'federated credentials of an identity',
    20,
    () =>
      count('Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials') /
      prediction.environment.regions.length,
  ],
  // the same page, "Subscription limits": the nodes have groups too
  ['resource groups', 980, () => 2 * prediction.environment.regions.length + 1],
])('%s: at most %i', (_what, limit, found) => {
  expect(found()).toBeGreaterThan(0);
  expect(found()).toBeLessThanOrEqual(limit);
});

function expressions(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('[') ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(expressions) : [];
}
