import { KEPT_METRICS } from '../../../src/cdk8s/metrics-settings';
import { environmentOf, expand } from './fixtures';

// An import would be a require of an ES module to TypeScript; the package has a CommonJS build all the same.
type PromQL = typeof import('@prometheus-io/lezer-promql', { with: { 'resolution-mode': 'import' }});
const { parser } = jest.requireActual<PromQL>('@prometheus-io/lezer-promql');

const [expansion] = expand([{ title: 'one region', environment: environmentOf(1) }]);
const rules = (): { alert: string; expression: string }[] =>
  expansion?.all('Microsoft.AlertsManagement/prometheusRuleGroups')[0]?.properties.rules;

/** What an expression reads, and what of it no Prometheus would take. */
function read(expression: string): { metrics: string[]; errors: string[] } {
  const metrics = new Set<string>();
  const errors: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ type, from, to }) => {
      const text = expression.slice(from, to);
      if (type.isError) errors.push(`at ${from}: ${text}`);
      if (type.name === 'VectorSelector') metrics.add(text.replace(/\{.*/s, ''));
    },
  });
  return { metrics: [...metrics], errors };
}

it('an expression that is none is found out', () => {
  expect(read('sum(rate(apiserver_request_total[5m])').errors).not.toEqual([]);
  expect(read('max by node (up)').errors).not.toEqual([]);
});

it('every rule is PromQL', () => {
  expect(rules().length).toBeGreaterThan(0);
  for (const { alert, expression } of rules()) expect([alert, read(expression).errors]).toEqual([alert, []]);
});

// The add-on drops every metric that neither its minimal profile nor the keep list in the charts names: another one here is one more there.
it('the rules read what the keep list keeps', () => {
  const asked = new Set(rules().flatMap(({ expression }) => read(expression).metrics));
  expect([...asked].sort()).toEqual(Object.values(KEPT_METRICS).flat().sort());
});
