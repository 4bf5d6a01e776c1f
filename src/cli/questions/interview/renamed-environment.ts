import { defaultSpace } from '../../../configuration/address-space';
import { list } from '../../../configuration/read-answers';
import { named } from '../../../configuration/suggestions';
import type { EnvironmentVariables, Variables } from '../../../configuration/variables-schema';
import type { Start } from './start';

/** What environments of a file are called by now, by the names that they have there. */
export type Renamed = Readonly<Record<string, string>>;

/**
 * The names of the environments of a file, once others are typed. Where a single one goes and a single new one comes at its
 * place, it is the same one under another name; one that gets the name of the file again is itself.
 *
 * @param before what they are called before
 */
export function renamedBy(
  { existing, renamed = {} }: Start,
  before: readonly string[],
  after: readonly string[],
): Renamed {
  const rename = renaming(before, after);
  const pairs = Object.keys(existing?.environments ?? {}).map((name): [string, string] => {
    if (after.includes(name)) return [name, name];
    const now = named(renamed, name) ?? name;
    return [name, now === rename?.from ? rename.to : now];
  });
  return Object.fromEntries(pairs.filter(([name, now]) => name !== now));
}

/** The environment that is called otherwise, where there is just one. */
export function renaming(
  before: readonly string[],
  after: readonly string[],
): { readonly from: string; readonly to: string } | undefined {
  if (before.length !== after.length) return undefined;
  const places = before.flatMap((name, index) => (name === after[index] ? [] : [index]));
  const [place = 0] = places;
  const [from = '', to = ''] = [before[place], after[place]];
  return places.length === 1 && !after.includes(from) && !before.includes(to) ? { from, to } : undefined;
}

/** Answers that were typed for an environment, under its new name. */
export function typedUnderNewName(
  typed: Readonly<Record<string, string>>,
  before: readonly string[],
  after: readonly string[],
): Readonly<Record<string, string>> {
  const rename = renaming(before, after);
  if (!rename) return typed;
  const entries = Object.entries(typed).map(([id, text]) => {
    const [kind, environment] = id.split(':');
    return [environment === rename.from ? `${kind}:${rename.to}` : id, text];
  });
  return Object.fromEntries(entries);
}

/** The environments that flags name are renamed as those that are typed. */
export function startUnderNewNames(start: Start): Start {
  const names = list(start.given.environments);
  if (!start.existing || !names) return start;
  return { ...start, renamed: renamedBy(start, Object.keys(start.existing.environments), names) };
}

/** A file with its environments as they are called by now; all that is deployed stays as it is. */
export function fileUnderNewNames({ existing, renamed = {} }: Start): Variables | undefined {
  if (!existing) return undefined;
  const entries = Object.entries(existing.environments).map(([name, environment]) => {
    const now = named(renamed, name);
    return now === undefined ? [name, environment] : [now, withItsAddresses(name, environment)];
  });
  return { ...existing, environments: Object.fromEntries(entries) };
}

/** Networks that hold nodes can't move: a block of addresses that followed from the name has to be said from then on. */
function withItsAddresses(name: string, environment: EnvironmentVariables): EnvironmentVariables {
  return { ...environment, addressSpace: environment.addressSpace ?? defaultSpace(name) };
}
