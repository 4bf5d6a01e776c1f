/**
 * What Services, budgets, spreads and policies find a service's pods by.
 * Only the name: a selector can't be changed later, so nothing that may change (a construct's path, a version) is in it.
 */
export function selectorLabels(service: string): Record<string, string> {
  return { 'app.kubernetes.io/name': service };
}
