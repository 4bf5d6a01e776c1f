import { NAMED_FAULTS } from '../../src/deployment/rehearsal/faults/named-faults';
import { PHASE_NAMES } from '../../src/deployment/rehearsal/faults/phases';
import type { Cell } from './cell';
import { EXPECTED } from './expected';

/** Faults that are survived in a phase and those that end a run, told apart by what is expected of them. */
const PASSING = Object.keys(NAMED_FAULTS).filter((fault) => {
  const [first] = NAMED_FAULTS[fault]?.make('', fault) ?? [];
  return first !== undefined && 'match' in first;
});

/** Different faults that each phase of one life meets. */
const TOGETHER = 2;

/**
 * Lives of an environment in each of which every phase meets some of the faults that pass, shifted from life to life and
 * from phase to phase: so few lives hold every pair of such a fault and a phase.
 */
export const LIVES: readonly (readonly Cell[])[] = Array.from(
  { length: Math.ceil(PASSING.length / TOGETHER) },
  (_, life) =>
    PHASE_NAMES.flatMap((phase, shift) =>
      Array.from({ length: TOGETHER }, (__, index) => ({
        fault: PASSING[(life * TOGETHER + index + shift) % PASSING.length] ?? '',
        phase,
      })),
    ),
);

/** Each of the other faults once, in another of the phases that it ends a run in. */
export const STOPS: readonly Cell[] = Object.keys(NAMED_FAULTS)
  .filter((fault) => !PASSING.includes(fault))
  .map((fault, index) => {
    const phases = PHASE_NAMES.filter((phase) => EXPECTED[fault]?.stops?.[phase]);
    return { fault, phase: phases[index % phases.length] ?? 'rollout' };
  });
