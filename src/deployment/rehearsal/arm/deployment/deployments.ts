import { SUBSCRIPTION } from '../../account';
import type { Cloud } from '../../cloud';
import { guidOf } from '../../ids';
import type { Document } from '../../state/state-folder';
import type { DeploymentContent, Foreseen } from '../../template/expand';
import { advance } from './advance';
import { deploymentSurroundings } from './deployment-surroundings';
import { planSteps } from './plan-steps';
import type { DeploymentRecord } from './record';

/** Deployments to the subscription, by name without regard to case. */
export class Deployments {
  private readonly names: Document<string[]>;

  constructor(private readonly cloud: Cloud) {
    this.names = cloud.store.document<string[]>('deployments', () => []);
  }

  /** Newest first. */
  public all(): DeploymentRecord[] {
    const records = this.names.value.flatMap((name) => this.document(name).value ?? []);
    return records.sort((a, b) => b.startedAt - a.startedAt);
  }

  public get(name: string): DeploymentRecord | undefined {
    return this.has(name) ? this.document(name).value : undefined;
  }

  /** A record of the same name is replaced. */
  public start(
    name: string,
    content: DeploymentContent,
    resources: readonly Foreseen[],
    time: number,
  ): DeploymentRecord {
    const { steps, outputs } = planSteps(resources, name);
    const record: DeploymentRecord = {
      name,
      id: `${SUBSCRIPTION}/providers/Microsoft.Resources/deployments/${name}`,
      location: content.location,
      correlationId: guidOf('correlation', name, String(time)),
      templateHash: content.template.metadata?._generator?.templateHash ?? '0',
      parameters: withoutSecrets(content),
      outputs,
      steps,
      startedAt: time,
      time,
      state: 'Running',
    };
    if (this.has(name)) this.remove(name);
    this.names.value.push(name.toLowerCase());
    this.names.changed();
    this.cloud.store.document(file(name), () => record).changed();
    return record;
  }

  public changed(name: string): void {
    this.document(name).changed();
  }

  public remove(name: string): void {
    this.names.value.splice(this.names.value.indexOf(name.toLowerCase()), 1);
    this.names.changed();
    this.cloud.store.remove(file(name));
  }

  /** Brings all that run up to a simulated moment. */
  public advance(now: number): void {
    const surroundings = deploymentSurroundings(this.cloud);
    for (const record of this.all()) {
      this.cancelFromOutside(record);
      if (advance(record, now, surroundings)) this.changed(record.name);
    }
  }

  /** So many seconds after its start, or after the fault began. */
  private cancelFromOutside(record: DeploymentRecord): void {
    const { faults } = this.cloud;
    const cancelled = faults.holding('cancelled')[0];
    if (!cancelled || record.state !== 'Running' || record.cancelledAt !== undefined) return;
    const begun = Math.max(record.startedAt, ...faults.beginnings('cancelled').filter(Number.isFinite));
    record.cancelledAt = begun + cancelled.seconds * 1000;
    this.changed(record.name);
  }

  private has(name: string): boolean {
    return this.names.value.includes(name.toLowerCase());
  }

  private document(name: string): Document<DeploymentRecord> {
    return this.cloud.store.document<DeploymentRecord>(file(name), () => {
      throw new Error(`The record of the deployment ${name} is gone.`);
    });
  }
}

function file(name: string): string {
  return `deployments/${encodeURIComponent(name.toLowerCase())}`;
}

function withoutSecrets({ template, parameters }: DeploymentContent): Record<string, unknown> {
  const types = Object(template.parameters) as Record<string, { type?: string }>;
  return Object.fromEntries(
    Object.entries(parameters).map(([name, { value }]) => {
      const type = types[name]?.type ?? 'object';
      return [name, /^secure/i.test(type) ? { type } : { type, value }];
    }),
  );
}
