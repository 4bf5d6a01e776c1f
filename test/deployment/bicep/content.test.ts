import fc from 'fast-check';
import { type ContentProps, deploymentContent, deploymentPrefix } from '../../../src/deployment/bicep/content';

const BASE: ContentProps = {
  compiled: {
    template: { parameters: { workload: {}, clusterAdmins: {}, nodeCounts: {} } },
    parameters: { workload: { value: 'orders' } },
  },
  workload: 'orders',
  environment: 'prod',
  location: 'eastus2',
  deployer: { id: 'me', type: 'User' },
  nodeCounts: {},
};
const nameOf = (change: Partial<ContentProps>) => deploymentContent({ ...BASE, ...change }).name;

it('has a name that follows from the content', () => {
  expect(nameOf({})).toMatch(/^orders-prod-[0-9a-f]{12}$/);
  expect(nameOf({})).toBe(nameOf({}));
});

it.each<[string, Partial<ContentProps>]>([
  ['another parameter', { compiled: { ...BASE.compiled, parameters: { workload: { value: 'other' } } } }],
  ['another template', { compiled: { ...BASE.compiled, template: { metadata: {} } } }],
  ['another location', { location: 'westus3' }],
  ['a region that is left out', { scope: { skipRegions: ['blue'] } }],
  ['what is global left out', { scope: { skipRegions: [], skipGlobal: true } }],
  ['a private link service', { privateLinkServices: { blue: '/id' } }],
])('%s has another name', (_, change) => expect(nameOf(change)).not.toBe(nameOf({})));

it('who deploys, and what the autoscaler did, give the same name: a resume finds it', () => {
  expect(nameOf({ deployer: { id: 'you', type: 'ServicePrincipal' }, nodeCounts: { blue: { system: 4 } } })).toBe(
    nameOf({}),
  );
});

it('whoever deploys is added to those who may apply manifests', () => {
  const given = { id: 'group', type: 'Group' };
  const compiled = { ...BASE.compiled, parameters: { clusterAdmins: { value: [given] } } };
  expect(deploymentContent({ ...BASE, compiled }).parameters.clusterAdmins?.value).toEqual([given, BASE.deployer]);
});

it('a template that knows no such parameter gets none', () => {
  const compiled = { template: {}, parameters: {} };
  expect(deploymentContent({ ...BASE, compiled, nodeCounts: { blue: { system: 4 } } }).parameters).toEqual({});
});

it('any name fits what Azure takes, and begins with what others look for', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/),
      fc.stringMatching(/^[a-z]{1,20}$/),
      (workload, environment) => {
        const name = nameOf({ workload, environment });
        expect(name.length).toBeLessThanOrEqual(64);
        expect(name.startsWith(deploymentPrefix(workload, environment))).toBe(true);
      },
    ),
  );
});
