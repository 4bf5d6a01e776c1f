import type { DeploymentEvent } from '../../deployment/events';
import { formatPlan } from '../../deployment/plan/format-plan';
import { shortDigest } from '../../deployment/update/digest';
import { duration } from './duration';
import { formatOutcomes } from './format-outcomes';
import { formatPreview } from './format-preview';
import { sayFailover } from './say-failover';

/** What stays of an event once it is over, or `undefined` where nothing does. */
export function sayEvent(event: DeploymentEvent): string | undefined {
  switch (event.type) {
    case 'signed-in':
      return `Signed in: ${event.method}, subscription ${event.subscription}`;
    case 'checked': {
      const warnings = event.findings.filter(({ severity }) => severity === 'warning');
      const told = warnings.map(({ what, fix }) => `\nWarning: ${what}\n  ${fix}`);
      return `Looked ahead: ${event.checks} checks${told.join('')}`;
    }
    case 'plan':
      return formatPlan(event.plan);
    case 'preview':
      return formatPreview(event.preview);
    case 'step':
      return sayStep(event);
    case 'returning':
      return `${event.region} goes back to ${shortDigest(event.to)}: ${event.cause}`;
    case 'regions':
      return formatOutcomes(event.regions);
    case 'live':
      return `Live in ${event.regions.length === 1 ? 'one region' : `${event.regions.length} regions`} (${event.regions.join(', ')}) after ${duration(event.seconds)}: ${event.address}`;
    case 'infrastructure-done':
      return `The infrastructure of ${event.environment} is as the repository says after ${duration(event.seconds)}. What runs in it was left alone.`;
    case 'without-way':
      return `Front Door has no way to ${event.regions.join(', ')} yet. Their gateways have made what it connects to: create-aks-ha deploy --only infrastructure --environment ${event.environment}, then approve the connections as docs/settings.md says, under "exposure".`;
    case 'origin':
    case 'loss':
    case 'traffic':
    case 'drained':
    case 'restored':
    case 'drill':
      return sayFailover(event);
    case 'removed':
      return `Removed: ${event.what}`;
    default:
      return undefined;
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.replace(/:$/, '') ?? '';
}

function sayStep(event: Extract<DeploymentEvent, { type: 'step' }>): string | undefined {
  const { step, status } = event;
  // The whole of the first one ends the run; of the others this is all that is told.
  if (status === 'failed') return `${step.id} failed after ${duration(event.seconds)}: ${firstLine(event.error)}`;
  if (status === 'skipped') return `${step.id}: nothing to do`;
  if (status === 'done')
    return `${step.id} done in ${duration(event.seconds)}${event.detail ? `: ${event.detail}` : ''}`;
  return undefined;
}
