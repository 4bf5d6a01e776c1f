import type { FailoverEvent } from '../../deployment/failover/events';
import { LIMITS } from '../../deployment/failover/limits';
import type { DrillReport } from '../../deployment/failover/report';
import { duration } from './duration';

/** What a drain, a restore or a drill tells people. */
export function sayFailover(event: FailoverEvent): string {
  const { region } = event;
  switch (event.type) {
    case 'origin':
      if (event.isEnabled) return `Front Door ${event.changed ? 'is to send' : 'sends'} users to ${region}.`;
      return event.changed
        ? `${region} is taken out of Front Door. Requests that are under way end.`
        : `${region} is out of Front Door already.`;
    case 'loss':
      return event.isLost ? `${region} is lost: nothing there answers any more.` : `${region} is there again.`;
    case 'traffic':
      return `${region} gave ${event.ofRegion} of ${event.answers} answers, ${event.failed} failed${event.quiet === undefined ? '' : `; silent for ${duration(event.quiet)}`}`;
    case 'drained':
      return `${region} gets no more requests; its last answer came after ${duration(event.seconds)}.\n${event.isSeen ? SEEN : UNSEEN}`;
    case 'restored':
      return event.seconds === undefined
        ? `${region} is back in Front Door; whether it gets requests can't be seen from here.`
        : `${region} answers users again, after ${duration(event.seconds)}.`;
    case 'drill':
      return sayReport(event);
  }
}

const SEEN = `So it is seen from here; the last places of Front Door may need ${LIMITS.everywhere / 60} min.`;
const UNSEEN = `Answers don't say where they come from, so the longest was waited for: ${LIMITS.everywhere / 60} min. Deploy once: the newer manifests tell.`;

function sayReport(report: DrillReport): string {
  const { region, kind, seconds, sent, rate, heldBack, failed, errorBudget, secondsUntilBack } = report;
  const statuses = Object.entries(report.byStatus).map(([status, count]) => `${status}: ${count}`);
  const rows = [
    ['requests', `${sent}${heldBack > 0 ? `, ${heldBack} held back: answers were slow` : ''}`],
    ['by status', statuses.join(', ')],
    ['failed', kind === 'loss' ? `${failed}: ${parts(report)}` : `${failed}`],
    [
      'allowed',
      `${errorBudget} %${kind === 'loss' ? ' of others' : ''}: ${report.isWithinBudget ? 'kept' : 'overspent'}`,
    ],
    [kind === 'loss' ? 'last error' : 'last request', `after ${duration(report.secondsUntilQuiet)}`],
    ['back', secondsUntilBack === undefined ? 'not seen from here' : `after ${duration(secondsUntilBack)}`],
  ];
  const title = `Drill: ${region} was ${kind === 'loss' ? 'lost' : 'drained'} and came back, ${duration(seconds)} at ${rate} requests a second`;
  return [title, ...rows.map(([name = '', value]) => `  ${name.padEnd(13)} ${value}`)].join('\n');
}

/** Whose fault each failure is. */
function parts({ failedInFlight, failedUntilNoticed, failedUnexpectedly }: DrillReport): string {
  return `${failedInFlight} on their way at that moment, ${failedUntilNoticed} until the probes knew, ${failedUnexpectedly} others`;
}
