import type { Configuration, Environment } from '../../configuration';
import { locationName } from './location-name';

/** What the picture shows, in words, for those who can't see it. */
export function description({ environments }: Configuration): string {
  return environments.map(describe).join(' ');
}

function describe(environment: Environment): string {
  const { name, frontDoorName, routing, regions, containerRegistryName, alertEmails } = environment;
  const places = regions.map(
    (region) => `${region.name} in ${locationName(region)} with cluster ${region.aksClusterName}`,
  );
  const [home, ...replicas] = regions.map(locationName);
  return [
    `Environment ${name}: users reach Front Door ${frontDoorName} by HTTPS.`,
    replicas.length > 0
      ? `It sends requests with ${routing} routing to the gateway addresses of ${regions.length} regions: ${places.join('; ')}.`
      : `It sends all requests to the gateway address of ${places.join()}.`,
    'Each cluster has nodes and replicas in three availability zones.',
    `Images come from the registry ${containerRegistryName} in ${home}`,
    replicas.length > 0 ? `with replicas in ${replicas.join(', ')}.` : 'without replicas.',
    `Alerts go to ${alertEmails.join(', ')}.`,
  ].join(' ');
}
