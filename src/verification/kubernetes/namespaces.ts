import { type Manifests, ofKind } from './manifests';
import type { Labels } from './selector';

/** The labels of a namespace: those that it is given, and its name, which Kubernetes gives it. */
export function namespaceLabels(manifests: Manifests, name: string): Labels {
  const found = ofKind(manifests, 'Namespace').find(({ metadata }) => metadata.name === name);
  return { ...found?.metadata.labels, 'kubernetes.io/metadata.name': name };
}
