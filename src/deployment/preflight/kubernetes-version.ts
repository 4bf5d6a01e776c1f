import type { Environment } from '../../configuration';
import { API } from '../arm/api-versions';
import type { ArmClient } from '../arm/arm-client';
import type { Check } from './finding';

/** Whether AKS makes clusters of the version that is asked for; where none is, it chooses. */
export function kubernetesVersionCheck(arm: ArmClient, { regions }: Environment): Check {
  return {
    name: 'Kubernetes version',
    run: async () => {
      const found = await Promise.all(
        regions.map(async ({ name, location, kubernetesVersion }) => {
          if (kubernetesVersion === undefined) return [];
          const path = `${arm.subscription}/providers/Microsoft.ContainerService/locations/${location}/kubernetesVersions`;
          const { values = [] } = await arm.get<{ values?: { version: string }[] }>(path, { apiVersion: API.aks });
          const versions = values.map(({ version }) => version);
          return versions.includes(kubernetesVersion) ? [] : [{ name, location, kubernetesVersion, versions }];
        }),
      );
      return found.flat().map(({ name, location, kubernetesVersion, versions }) => ({
        check: 'Kubernetes version',
        severity: 'obstacle',
        what: `AKS makes no clusters of version ${kubernetesVersion} in ${name} (${location}).`,
        fix: `Set kubernetesVersion of ${name} in devops/config/variables.json to one of ${versions.join(', ')}, or take it out.`,
      }));
    },
  };
}
