import { type NamingRule, refusal } from '../../src/configuration/naming-rule';
import * as rules from '../../src/configuration/naming-rules';

const accepts = (rule: NamingRule, name: string) => refusal(rule, name) === undefined;

/** Each kind of name: its least and greatest length, what it takes and what it does not. */
// biome-ignore format: a table is read by its rows
const KINDS: [rule: NamingRule, min: number, max: number, accepted: string[], refused: string[]][] = [
  [rules.WORKLOAD, 1, 40, ['orders', 'o', 'a1', 'a-b-c'], ['Orders', '1a', '-a', 'a-', 'a--b', 'a_b', 'a.b', 'ä', 'a b']],
  [rules.ENVIRONMENT, 1, 20, ['prod', 'eu-1'], ['Prod', '1', 'prod-', '-prod', 'a--b', 'a/b', 'a.b']],
  [rules.REGION_NAME, 2, 20, ['blue', 'b2', 'eastus2'], ['Blue', '2blue', 'blue-', 'blue_1', 'blue green']],
  [rules.RESOURCE_GROUP, 1, 90, ['rg-orders', 'RG_(1)', '1', '.rg', '-', 'a.b'], ['rg.', '.', 'rg orders', 'rg/1', 'gruppe-ä', "rg'"]],
  [rules.NODE_RESOURCE_GROUP, 1, 80, ['rg-orders-blue-nodes'], ['rg.']],
  [rules.REGISTRY, 5, 50, ['acr01', '12345'], ['ACR01', 'acr-01', 'acr_01', 'acr.01', 'acr 01']],
  [rules.CLUSTER, 1, 63, ['aks-orders', 'AKS_1', '1'], ['-aks', 'aks-', '_aks', 'aks_', 'aks.1', 'aks 1']],
  [rules.FRONT_DOOR, 2, 90, ['afd-orders', 'A1'], ['-afd', 'afd-', 'afd_1', 'afd.1']],
  [rules.DNS_LABEL, 3, 63, ['orders-prod-blue'], ['Orders', '1orders', 'orders-', 'or--ders', 'or.ders']],
];

describe.each(KINDS.map(([rule, ...facts]) => [rule.kind, rule, ...facts] as const))(
  'a %s',
  (_, rule, min, max, accepted, refused) => {
    it(`has ${min} to ${max} characters`, () => {
      expect(accepts(rule, 'a'.repeat(min))).toBe(true);
      expect(accepts(rule, 'a'.repeat(max))).toBe(true);
      expect(accepts(rule, 'a'.repeat(min - 1))).toBe(false);
      expect(accepts(rule, 'a'.repeat(max + 1))).toBe(false);
    });

    it.each(accepted)('may be %p', (name) => expect(refusal(rule, name.padEnd(min, 'a'))).toBeUndefined());

    it.each([...refused, '', 'a\n', '\0aaaa', 'aaaa\0', '🚀🚀🚀'])('may not be %p', (name) => {
      expect(refusal(rule, name)).toBeDefined();
    });

    it.each(['azure', 'Office365', 'visualSTUDIO', 'loginorders', 'mymicrosoftapp', 'orderswindows'])(
      'may not be the word that Azure reserves: %s',
      (word) => expect(refusal(rule, word)).toContain(rule.pattern.test(word) ? 'reserves' : 'is not made of'),
    );

    it('has an example that it accepts itself', () => expect(refusal(rule, rule.example)).toBeUndefined());
  },
);

describe('names that are somebody else’s', () => {
  it.each(['default', 'kube-system', 'app-routing-system', 'constructor'])(
    'no workload is called %s: it is a namespace',
    (name) => {
      expect(refusal(rules.WORKLOAD, name)).toContain('taken');
    },
  );

  it('no environment is called main: its parameters stand beside main.bicep', () => {
    expect(refusal(rules.ENVIRONMENT, 'main')).toContain('taken');
  });

  it.each(['con', 'nul', 'prn', 'aux'])(
    'neither environment nor region is called %s: Windows has no such file',
    (name) => {
      expect(refusal(rules.ENVIRONMENT, name)).toContain('taken');
      expect(refusal(rules.REGION_NAME, name)).toContain('taken');
    },
  );

  it('no region ends in -nodes: its group would be the one that AKS fills for another', () => {
    expect(refusal(rules.REGION_NAME, 'blue-nodes')).toBeDefined();
    expect(refusal(rules.REGION_NAME, 'nodes')).toBeUndefined();
    expect(refusal(rules.REGION_NAME, 'blue-nodes-2')).toBeUndefined();
  });
});
