import { renderRunbook } from '../../../src/blueprints/prose';
import { templateFiles } from '../../../src/blueprints/template-files';
import { configurationOf } from '../diagram/configurations';
import { anchors } from './markdown';

/** Names of the alerts that the Bicep makes. */
const ALERTS = templateFiles('bicep')
  .filter(({ path }) => path.includes('alerts'))
  .flatMap(({ content }) => [...content.matchAll(/name: '(alert-[\w-]+)'/g)].map(([, name]) => name as string));

/** Made only where there are regions to choose from. */
const OF_SEVERAL_REGIONS = 'alert-origin-health';

const alertsIn = (markdown: string) => anchors(markdown).filter((anchor) => anchor.startsWith('alert-'));

test('there are alerts to write about', () => {
  expect(ALERTS).toEqual(expect.arrayContaining(['alert-server-errors', OF_SEVERAL_REGIONS]));
});

test('several regions: a chapter for each alert of the Bicep, and none for another', () => {
  expect(alertsIn(renderRunbook(configurationOf(2))).sort()).toEqual([...ALERTS].sort());
});

test('one region: none for the alert that is not made then, and no other region to send users to', () => {
  const markdown = renderRunbook(configurationOf(1));
  expect(alertsIn(markdown).sort()).toEqual(ALERTS.filter((alert) => alert !== OF_SEVERAL_REGIONS).sort());
  expect(markdown).not.toContain('az afd origin update');
  expect(markdown).not.toContain('az acr replication update');
});

test('every chapter says what it means and what to do', () => {
  const chapters = renderRunbook(configurationOf(2)).split(/^### /m);
  const told = chapters.filter((chapter) => chapter.includes('**Means.**'));
  expect(told.length).toBeGreaterThanOrEqual(ALERTS.length + 6);
  expect(told.filter((chapter) => !chapter.includes('**Do.**'))).toEqual([]);
});

test('each region can be taken out of Front Door by its own name, each replica of the registry by its location', () => {
  const configuration = configurationOf(3, { environments: ['prod', 'staging'] });
  const markdown = renderRunbook(configuration);
  for (const { resourceGroup, frontDoorName, containerRegistryName, regions } of configuration.environments) {
    for (const { name } of regions) {
      expect(markdown).toContain(
        `az afd origin update --resource-group ${resourceGroup} --profile-name ${frontDoorName} --origin-group-name all-regions --origin-name ${name} `,
      );
    }
    const [home, ...replicas] = regions.map(({ location }) => location);
    const replica = (location: string | undefined) => `--registry ${containerRegistryName} --name ${location} `;
    for (const location of replicas) expect(markdown).toContain(replica(location));
    expect(markdown).not.toContain(replica(home));
  }
});

test('the names of Front Door’s groups and the namespace of the gateway are those that are made', () => {
  const route = templateFiles('bicep').find(({ path }) => path.endsWith('front-door-main-route.bicep'));
  expect(route?.content).toContain("name: 'all-regions'");
});
