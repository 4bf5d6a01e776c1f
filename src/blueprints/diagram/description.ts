import type { Configuration, Environment } from '../../configuration';
import { locationName } from './location-name';

/** What the picture shows, in words, for those who can't see it. */
export function description({ environments }: Configuration): string {
  return environments.map(describe).join(' ');
}

function describe(environment: Environment): string {
  const { name, frontDoorName, routing, regions, containerRegistryName, alertEmails, home } = environment;
  const places = regions.map(
    (region) => `${region.name} in ${locationName(region)} with cluster ${region.aksClusterName}`,
  );
  const replicas = regions.filter(({ location }) => location !== home).map(locationName);
  return [
    `Environment ${name}: users reach Front Door ${frontDoorName} by HTTPS.`,
    regions.length > 1
      ? `It sends requests with ${routing} routing to the gateways of ${regions.length} regions: ${places.join('; ')}.`
      : `It sends all requests to the gateway of ${places.join()}.`,
    'Each cluster has nodes and replicas in three availability zones.',
    `Images come from the registry ${containerRegistryName} in ${locationName({ location: home })}`,
    replicas.length > 0 ? `with replicas in ${replicas.join(', ')}.` : 'without replicas.',
    `Alerts go to ${alertEmails.join(', ')}.`,
  ].join(' ');
}
