import { type Clock, systemClock } from '../../deployment/clock';
import type { DeploymentEvent } from '../../deployment/events';
import type { DeployReporter } from './deploy-reporter';
import { duration } from './duration';
import { sayEvent } from './say-event';
import { retryTeller } from './say-retry';

export interface PlainProps {
  readonly err: (text: string) => void;
  /** The deployment's own clock. */
  readonly clock: Clock;
  /** That of whoever watches: a rehearsal's goes much faster. @default that of the machine */
  readonly wall?: Clock;
  /** Ends the heartbeat. */
  readonly signal: AbortSignal;
}

/** Milliseconds of silence after which a build server would think that nothing happens. */
const HEARTBEAT = 60_000;

/** Lines that stay, each with the time since the start; one a minute also where nothing ends. */
export function plainLines({ err, clock, wall = systemClock, signal }: PlainProps): DeployReporter {
  const started = clock.now();
  let last = wall.now();
  const working = new Map<string, string>();
  const sayRetry = retryTeller(wall);
  const line = (text: string) => {
    last = wall.now();
    err(`[${duration((clock.now() - started) / 1000).padStart(12)}] ${text}\n`);
  };
  void beat();
  return {
    event: (event) => {
      note(working, event);
      const text = event.type === 'retry' ? sayRetry(event) : sayEvent(event);
      if (text !== undefined) line(text);
    },
    pause: () => undefined,
  };

  async function beat(): Promise<void> {
    try {
      for (;;) {
        await wall.sleep(HEARTBEAT, signal);
        if (wall.now() - last < HEARTBEAT / 2) continue;
        line(`goes on: ${[...working].map(([name, what]) => `${name}: ${what}`).join('; ') || 'waits for Azure'}`);
      }
    } catch {
      // The deployment has ended.
    }
  }
}

/** Keeps in mind what is worked on, by the step or the resource group, for as long as it is. */
function note(working: Map<string, string>, event: DeploymentEvent): void {
  if (event.type === 'working') working.set(event.step, event.what);
  if (event.type === 'infrastructure') {
    working.delete('infrastructure');
    for (const { group, done, total, working: what } of event.parts) {
      if (done === total) working.delete(group);
      else working.set(group, `${done} of ${total}${what ? `, ${what}` : ''}`);
    }
  }
  if (event.type !== 'step') return;
  if (event.status === 'started') working.set(event.step.id, 'at work');
  else working.delete(event.step.id);
}
