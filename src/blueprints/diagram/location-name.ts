import type { Region } from '../../configuration';
import { findRegion } from '../../configuration/region-catalogue';

/** What people call a location: `East US 2` for `eastus2`. */
export function locationName({ location }: Pick<Region, 'location'>): string {
  return findRegion(location)?.displayName ?? location;
}
