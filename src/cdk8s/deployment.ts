import { JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { k8s } from './kubernetes';
import { selectorLabels } from './labels';
import { patchedLate } from './patched-late';
import { podTemplate } from './pod-template';
import { RegionChart } from './region-chart';
import type { ServiceSettings } from './service-settings';

/** The Deployment of a service. */
export function deployment(scope: Construct, settings: ServiceSettings): k8s.KubeDeployment {
  const made = patchedLate(
    new k8s.KubeDeployment(scope, 'deployment', {
      // The labels that tools know an application by; nothing selects by them.
      metadata: {
        name: settings.name,
        labels: { ...selectorLabels(settings.name), 'app.kubernetes.io/instance': settings.name },
      },
      // No `replicas`: the autoscaler owns the number, and each apply would reset it.
      spec: {
        selector: { matchLabels: selectorLabels(settings.name) },
        // A copy counts once it has been ready for 10 s: one that crashes at once stops the rollout.
        minReadySeconds: 10,
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: {
            maxUnavailable: k8s.IntOrString.fromNumber(0),
            maxSurge: k8s.IntOrString.fromNumber(settings.zones),
          },
        },
        template: podTemplate(RegionChart.of(scope), settings),
      },
    }),
  );
  // Done by the kubelet: the image needs no `sleep` program. Newer than the model.
  const preStop = { sleep: { seconds: settings.preStopSeconds } };
  made.addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/lifecycle', { preStop }));
  return made;
}
