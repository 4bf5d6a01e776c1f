import type { Construct } from 'constructs';
import { k8s } from './kubernetes';
import { RegionChart } from './region-chart';
import type { ServiceSettings } from './service-settings';

/** What a service's pods are in the cluster, where they may do nothing; and in Azure, where workload.bicep says what. */
export function serviceAccount(scope: Construct, { name, workloadIdentity }: ServiceSettings): void {
  const { workloadIdentityClientId } = RegionChart.of(scope);
  new k8s.KubeServiceAccount(scope, 'account', {
    metadata: {
      name,
      ...(workloadIdentity ? { annotations: { 'azure.workload.identity/client-id': workloadIdentityClientId } } : {}),
    },
    automountServiceAccountToken: false,
  });
}
