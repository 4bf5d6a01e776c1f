import type { Environment } from '../../configuration';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import type { Check } from './finding';

/** Whether AKS makes clusters of the version that is asked for; where none is, it chooses. */
export function kubernetesVersionCheck(arm: ArmClient, { kubernetesVersion, regions }: Environment): Check {
  return {
    name: 'Kubernetes version',
    run: async () => {
      if (kubernetesVersion === undefined) return [];
      const found = await Promise.all(
        regions.map(async ({ name, location }) => {
          const path = `${arm.subscription}/providers/Microsoft.ContainerService/locations/${location}/kubernetesVersions`;
          const { values = [] } = await arm.get<{ values?: { version: string }[] }>(path, { apiVersion: API.aks });
          const versions = values.map(({ version }) => version);
          return versions.includes(kubernetesVersion) ? [] : [{ name, location, versions }];
        }),
      );
      return found.flat().map(({ name, location, versions }) => ({
        check: 'Kubernetes version',
        severity: 'obstacle',
        what: `AKS makes no clusters of version ${kubernetesVersion} in ${name} (${location}).`,
        fix: `Set kubernetesVersion in devops/config/variables.json to one of ${versions.join(', ')}, or take it out.`,
      }));
    },
  };
}
