import { closest } from 'fastest-levenshtein';
import { AksHaError } from '../../../errors/aks-ha-error';
import type { Fault } from './fault';
import { NAMED_FAULTS } from './named-faults';
import { isPhase, PHASE_NAMES } from './phases';

/** Every fault as it is typed, with what may follow its colon: `quota:<location>`. */
export const FAULT_FORMS: readonly string[] = Object.entries(NAMED_FAULTS).map(([name, { argument }]) =>
  argument ? `${name}:${argument}` : name,
);

/**
 * Reads a fault as it is typed: `<name>[:<argument>][@<phase>]`.
 *
 * @throws AksHaError E692 for a name or a phase that is not there, and for one that lacks its argument
 */
export function readFault(text: string): Fault[] {
  const [, name = '', argument = '', phase] = /^([^:@]*)(?::(.*?))?(?:@([\w-]*))?$/s.exec(text) ?? [];
  const fault = Object.hasOwn(NAMED_FAULTS, name) ? NAMED_FAULTS[name] : undefined;
  if (!fault) {
    const nearest = closest(name, Object.keys(NAMED_FAULTS));
    throw refusal(`There is no fault ${name}; did you mean ${nearest}?`, `Faults: ${FAULT_FORMS.join(', ')}`);
  }
  if (phase !== undefined && !isPhase(phase)) {
    const nearest = closest(phase, [...PHASE_NAMES]);
    throw refusal(`There is no phase ${phase}; did you mean ${nearest}?`, `Phases: ${PHASE_NAMES.join(', ')}`);
  }
  if (argument === '' && fault.argument?.startsWith('<')) {
    const form = `${name}:${fault.argument}`;
    throw refusal(`The fault ${name} wants to know more: ${form}`, `Give it: --fault ${form}`);
  }
  return fault.make(argument, name, phase);
}

function refusal(message: string, hint: string): AksHaError {
  return new AksHaError({ code: 'E692', source: 'user', message, hint });
}
