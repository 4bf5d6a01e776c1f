import { setOrigin } from '../front-door/origins';
import type { Session } from '../session';
import { LIMITS } from './limits';
import type { Entry } from './look-at-traffic';

/** What a drill does to a region, and how it ends. */
export interface Disturbance {
  readonly kind: 'drain' | 'loss';
  /** @returns when it began, in milliseconds of the session's clock */
  begin(): Promise<number>;
  /** Undoes it; what never began needs none of it. */
  end(): Promise<void>;
}

/** Takes the region out of Front Door, as an operator does. */
export function drained({ clock, emit }: Session, { frontDoor, region }: Entry): Disturbance {
  const set = async (isEnabled: boolean) => {
    emit({ type: 'origin', region, isEnabled, changed: await setOrigin(frontDoor, isEnabled) });
  };
  return {
    kind: 'drain',
    begin: async () => {
      const since = clock.now();
      await set(false);
      return since;
    },
    end: () => set(true),
  };
}

/**
 * Takes the region away as it stands.
 *
 * @param lose does so after some seconds of the session's clock, and gives back what ends it
 */
export function lost(
  { clock, signal, emit }: Session,
  { region }: Entry,
  lose: (seconds: number) => () => void,
): Disturbance {
  let end: () => void = () => undefined;
  return {
    kind: 'loss',
    begin: async () => {
      const at = clock.now() + LIMITS.calm * 1000;
      // Told before: what is on its way at that moment is lost with it.
      end = lose(LIMITS.calm);
      await clock.sleep(LIMITS.calm * 1000, signal);
      emit({ type: 'loss', region, isLost: true });
      return at;
    },
    end: async () => {
      end();
      emit({ type: 'loss', region, isLost: false });
    },
  };
}
