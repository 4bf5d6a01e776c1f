import { describeAlerts } from './alerts.suite';
import { describeClusters } from './cluster.suite';
import { allRegions, environmentOf, expand } from './fixtures';
import { describeFrontDoor } from './front-door.suite';
import { describeMonitoring } from './monitoring.suite';
import { describeNames } from './names.suite';
import { describeRegistry } from './registry.suite';
import { describeStamps } from './stamp.suite';

// Expanding takes seconds: the suites share it. The cases differ in all that makes a difference to the templates.
const longest = { workload: `w${'-orders'.repeat(5)}-pay`, environmentName: 'pre-production-eu-01' };
const expansions = expand([
  { title: 'one region', environment: environmentOf(1) },
  {
    title: 'two regions',
    environment: environmentOf(2, { nodeSize: { system: 'Standard_D4ds_v6', user: 'Standard_D2plds_v5' } }),
    parameters: {
      clusterAdmins: [{ id: '11111111-1111-1111-1111-111111111111', type: 'Group' }],
      nodeCounts: { green: { system: 5 } },
    },
  },
  { title: 'three regions', environment: environmentOf(3, { routing: 'latency' }), ...longest },
  {
    title: 'ten regions',
    environment: environmentOf(10, { routing: 'priority', alertEmails: ['a@example.com', 'b@example.com'] }),
  },
  { title: 'every region that there is', environment: environmentOf(allRegions) },
]);

describe.each(expansions.map((expansion) => [expansion.given.title, expansion] as const))('%s', (_title, expansion) => {
  describeStamps(expansion);
  describeClusters(expansion);
  describeRegistry(expansion);
  describeFrontDoor(expansion);
  describeAlerts(expansion);
  describeMonitoring(expansion);
  describeNames(expansion);
});
