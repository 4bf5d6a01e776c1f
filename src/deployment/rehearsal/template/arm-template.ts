/** An ARM template as compiled by Bicep. As much of it as the target looks at. */
export interface ArmTemplate {
  readonly resources: Readonly<Record<string, TemplateResource>> | readonly TemplateResource[];
  readonly outputs?: Readonly<Record<string, TemplateOutput>>;
  readonly metadata?: { readonly _generator?: { readonly templateHash?: string } };
  readonly [key: string]: unknown;
}

export interface TemplateResource {
  readonly type: string;
  readonly name: string;
  readonly existing?: boolean;
  readonly condition?: unknown;
  readonly copy?: {
    readonly name: string;
    readonly count: unknown;
    readonly mode?: string;
    readonly batchSize?: number;
  };
  readonly dependsOn?: readonly string[];
  readonly resourceGroup?: string;
  readonly subscriptionId?: string;
  readonly properties?: unknown;
  readonly [key: string]: unknown;
}

export interface TemplateOutput {
  readonly value?: unknown;
  readonly copy?: { readonly count: unknown; readonly input: unknown };
  readonly [key: string]: unknown;
}

export const DEPLOYMENTS = 'Microsoft.Resources/deployments';

/** A resource that is a deployment of its own: a Bicep module. */
export function isModule(resource: TemplateResource): boolean {
  return resource.type.toLowerCase() === DEPLOYMENTS.toLowerCase();
}

/** The template of a module. */
export function templateOf(module: TemplateResource): ArmTemplate | undefined {
  return (module.properties as { template?: ArmTemplate } | undefined)?.template;
}
