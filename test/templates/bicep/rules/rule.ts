import type { PredictedResource } from '../../../toolchain/bicep';

/** A resource as a rule reads it. */
export interface Resource extends PredictedResource {
  readonly identity?: { readonly type: string };
}

/** A rule of a public set, as far as a template can answer it. What docs/rules.md says of it is held to what it finds. */
export interface Rule {
  /** As docs/rules.md calls it: the set's own id. */
  readonly id: string;
  /** Type of the resources that it judges. */
  readonly type: string;
  /** Whether a resource passes. */
  check(resource: Resource, all: readonly Resource[]): boolean;
}

type Check = Rule['check'];

/** Rules on one type, as `{ id: check }`. */
export function rulesOn(type: string, checks: Readonly<Record<string, Check>>): Rule[] {
  return Object.entries(checks).map(([id, check]) => ({ id, type, check }));
}

/** Resources of a type below another one, extensions of it among them. */
export function below(resource: Resource, all: readonly Resource[], type: string): Resource[] {
  return all.filter((other) => other.type === type && other.id.startsWith(`${resource.id}/`));
}

/** Categories that every diagnostic setting of a resource sends on, none where there is no setting. */
export function logged(resource: Resource, all: readonly Resource[]): string[][] {
  return below(resource, all, 'Microsoft.Insights/diagnosticSettings').map(({ properties }) =>
    properties.logs
      .filter((log: { enabled: boolean }) => log.enabled)
      .map((log: { category?: string; categoryGroup?: string }) => log.category ?? log.categoryGroup),
  );
}
