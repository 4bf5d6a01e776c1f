import { ROUTINGS } from './variables-schema';

/** `Weighted` as the file has it; a text that is no way of routing stays as it is. */
export function spellRouting(text: string): string {
  return ROUTINGS.find((routing) => routing === text.toLowerCase()) ?? text;
}

/** `standard_d4pds_v5` as Azure spells it, `Standard_D4pds_v5`; a text of another form stays as it is. */
export function spellSize(text: string): string {
  const size = /^standard_([a-z]+)(\d+)([a-z]*)(_v\d+)?$/i.exec(text);
  if (!size) return text;
  const [, family = '', vcpus, features = '', version = ''] = size;
  return `Standard_${family.toUpperCase()}${vcpus}${features.toLowerCase()}${version.toLowerCase()}`;
}
