import type { Environment } from '../configuration';
import { locationName } from './diagram/location-name';

/**
 * Locations, as Service Health writes them (`East US 2`), whose events an environment tells of. An event goes to all of a
 * subscription, and environments that share one would mail it twice to the same people.
 * @param earlier the environments before it in variables.json
 * @returns `undefined` for all of them where somebody is told by no earlier environment; otherwise those that no earlier
 * environment tells the same people of: it may be in another subscription
 */
export function serviceHealthLocations(
  { alertEmails, regions }: Environment,
  earlier: readonly Environment[],
): string[] | undefined {
  const tells = (other: Environment, email: string) =>
    other.alertEmails.some((known) => known.toLowerCase() === email.toLowerCase());
  if (alertEmails.some((email) => !earlier.some((other) => tells(other, email)))) return undefined;
  const told = earlier.filter((other) => alertEmails.every((email) => tells(other, email)));
  const covered = new Set(told.flatMap((other) => other.regions.map(({ location }) => location)));
  return regions.filter(({ location }) => !covered.has(location)).map(locationName);
}
