import type { HighlyAvailableServiceProps } from '../../src/cdk8s';
import { ordersCharts, refusalOf, renderObjects } from './rendering';

/** Props that can't be true at once, and what must be said of each: the value given, and one that would do. */
const refused: [string, Partial<HighlyAvailableServiceProps>, RegExp][] = [
  ['fewer copies than zones', { minReplicas: 2, maxReplicas: 9 }, /minReplicas is 2.* 3 zones.*at least 3, better 6/],
  ['most below fewest', { maxReplicas: 5 }, /maxReplicas is 5, less than minReplicas, 6.*at least 6/],
  ['a busy target', { cpuTargetPercent: 67 }, /cpuTargetPercent is 67.*at most 66/],
  ['a budget of nothing', { maxUnavailable: 0 }, /maxUnavailable is 0, which allows no disruption.*'33%'/],
  ['a budget of no percent', { maxUnavailable: '0%' }, /maxUnavailable is 0%, which allows no disruption/],
  ['a budget of everything', { maxUnavailable: '84%' }, /maxUnavailable is 84%.*all of 6 copies/],
  ['a budget that is no number', { maxUnavailable: 'half' as '50%' }, /maxUnavailable is half.*'33%'/],
  ['no time to stop', { gracePeriodSeconds: 15 }, /gracePeriodSeconds is 15.*15 \+ .*5 \+ .*20 = 40.*more than 40/],
  ['exactly the time to stop', { gracePeriodSeconds: 40 }, /gracePeriodSeconds is 40/],
  [
    'a digest that is none',
    { image: 'acr.azurecr.io/orders@sha256:…' },
    /a digest is sha256: and 64 hexadecimal digits/,
  ],
  [
    'a drain that the service refuses',
    { drainSeconds: 61, gracePeriodSeconds: 200 },
    /drainSeconds is 61: it must be 60 or less/,
  ],
  [
    'a request without end',
    { longestRequestSeconds: 3601, gracePeriodSeconds: 9000 },
    /longestRequestSeconds is 3601: it must be between 1 and 3600/,
  ],
  [
    'one endpoint for two probes',
    { probePaths: { startup: '/startupz', readiness: '/healthz', liveness: '/healthz' } },
    /'\/healthz' for readiness and for liveness/,
  ],
  ['an image without a version', { image: 'r.azurecr.io:443/orders' }, /does not say which one.*@sha256:/],
  ['the latest image', { image: 'r.azurecr.io/orders:latest' }, /does not say which one/],
  ['a port for root', { port: 80 }, /port is 80, which only root may open.*8080/],
  ['a port that does not exist', { egressPorts: [443, 70000] }, /Port 70000 does not exist/],
  ['a variable of ours', { variables: { REGION: 'mars' } }, /REGION, which every service gets/],
  ['half a copy', { minReplicas: 6.5 }, /minReplicas is 6.5.*whole number/],
  ['a name that is none', { name: 'Orders_1' }, /name is 'Orders_1'/],
  ['a quarter of a byte', { memory: '256m' }, /memory is '256m'.*'256Mi'/],
  ['a made-up unit', { cpu: '250mi' }, /cpu is '250mi'.*'250m'/],
];

test.each(refused)('refuses %s', (_, props, sentence) => {
  const error = refusalOf(ordersCharts(props));
  expect(error).toMatchObject({ code: 'E402', source: 'user', hint: expect.stringContaining('charts/main.ts') });
  expect(error.message).toMatch(sentence);
  expect(error.message).toContain('prod/region0');
  expect(error.message).toContain('orders/service: ');
});

test('tells all of them at once', () => {
  const { message } = refusalOf(ordersCharts({ minReplicas: 2, maxReplicas: 1, gracePeriodSeconds: 5, port: 80 }));
  for (const prop of ['minReplicas', 'maxReplicas', 'gracePeriodSeconds', 'port']) {
    expect(message).toContain(`orders/service: ${prop} is `);
  }
});

test('accepts the values that it names', () => {
  const edges: Partial<HighlyAvailableServiceProps>[] = [
    { minReplicas: 3 },
    { maxReplicas: 6 },
    { cpuTargetPercent: 66 },
    { maxUnavailable: 1 },
    { maxUnavailable: '33%', minReplicas: 3 },
    { gracePeriodSeconds: 41 },
    { image: 'r.azurecr.io/orders:v1' },
    { port: 1024 },
    { egressPorts: [] },
  ];
  for (const props of edges) expect(renderObjects(ordersCharts(props))).not.toEqual([]);
});
