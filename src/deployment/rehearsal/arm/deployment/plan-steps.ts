import { SUBSCRIPTION } from '../../account';
import { MODULE_NOTE, OUTPUTS_NOTE, type Place } from '../../template/annotate';
import { DEPLOYMENTS } from '../../template/arm-template';
import type { Foreseen } from '../../template/expand';
import { type Runtime, resolve } from '../../template/resolve';
import { parseId } from '../resource-id';
import type { Step } from './record';

/** The steps of a deployment, and the outputs of each deployment within it as they are to be worked out. */
export interface PlannedSteps {
  readonly steps: Step[];
  readonly outputs: Record<string, Record<string, unknown>>;
}

interface Placed {
  readonly place: Place;
  readonly step: Step;
}

/** Makes steps of expanded resources and the notes among them. */
export function planSteps(resources: readonly Foreseen[], deploymentName: string): PlannedSteps {
  const runtime: Runtime = { deploymentName, reference: () => undefined };
  const outputs: PlannedSteps['outputs'] = {};
  const placed: Placed[] = [];
  for (const resource of resources) {
    const properties = resource.properties as Record<string, unknown> | undefined;
    if (resource.type === OUTPUTS_NOTE) {
      outputs[String(resolve(properties?.deployment, runtime))] = properties?.values as Record<string, unknown>;
    } else if (resource.type === MODULE_NOTE) {
      placed.push({ place: readPlace(properties?.place, runtime), step: moduleStep(resource, runtime) });
    } else {
      const { managedBy, ...foreseen } = resource;
      placed.push({ place: readPlace(managedBy, runtime), step: resourceStep(foreseen, placed.length) });
    }
  }
  const steps = placed.map((each) => ({
    ...each.step,
    deployment: each.place.deployment,
    dependsOn: dependencies(each, placed),
  }));
  return { steps, outputs };
}

function readPlace(note: unknown, runtime: Runtime): Place {
  return JSON.parse(String(resolve(note, runtime)));
}

function moduleStep(note: Foreseen, runtime: Runtime): Step {
  const name = String(resolve(note.name, runtime));
  const group = (note.properties as { resourceGroup?: unknown }).resourceGroup;
  const resourceGroup =
    group === undefined ? groupOf(String(resolve(note.id, runtime))) : String(resolve(group, runtime));
  const scope = resourceGroup ? `${SUBSCRIPTION}/resourceGroups/${resourceGroup}` : SUBSCRIPTION;
  const id = `${scope}/providers/${DEPLOYMENTS}/${name}`;
  return { key: id, deployment: '', dependsOn: [], module: { name, id }, id, state: 'waiting' };
}

function groupOf(id: string): string | undefined {
  return parseId(id).resourceGroup;
}

function resourceStep(foreseen: Foreseen, number: number): Step {
  return {
    key: `${number} ${foreseen.type}/${foreseen.name}`,
    deployment: '',
    dependsOn: [],
    foreseen,
    state: 'waiting',
  };
}

function dependencies({ place, step }: Placed, all: readonly Placed[]): string[] {
  const siblings = all.filter((other) => other.place.deployment === place.deployment && other.step.key !== step.key);
  const named = place.dependsOn.flatMap((name) => siblings.filter((other) => isNamed(name, other)));
  const before = place.batchSize > 0 ? siblings.filter((other) => isBatchBefore(other.place, place)) : [];
  return [...new Set([...named, ...before].map((other) => other.step.key))];
}

/** A symbol or an element of a loop; in templates without names a loop or a resource id. */
function isNamed(name: string, { place, step }: Placed): boolean {
  if (name.startsWith('/')) return (step.id ?? step.foreseen?.id ?? '').toLowerCase() === name.toLowerCase();
  if (place.loop !== '' && name === place.loop) return true;
  return name === place.symbol || name === `${place.symbol}[${place.index}]`;
}

function isBatchBefore(other: Place, place: Place): boolean {
  const batch = (index: number) => Math.floor(index / place.batchSize);
  return other.symbol === place.symbol && batch(other.index) === batch(place.index) - 1;
}
