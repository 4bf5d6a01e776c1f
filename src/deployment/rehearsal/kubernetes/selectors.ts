import type { Json } from './cluster-state';

/** Whether an object meets a label selector as lists take it: `a=b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`. */
export function meetsLabels(object: Json, selector: string | null): boolean {
  if (!selector) return true;
  const labels: Record<string, string> = object.metadata.labels ?? {};
  return selector.split(/,(?![^(]*\))/).every((part) => meetsLabel(labels, part.trim()));
}

function meetsLabel(labels: Readonly<Record<string, string>>, part: string): boolean {
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(part);
  if (set) {
    const isIn = (set[3] ?? '')
      .split(',')
      .map((each) => each.trim())
      .includes(labels[set[1] ?? ''] ?? '');
    return set[2] === 'in' ? isIn : !isIn;
  }
  const [, name = '', operator, value] = /^([^=!]+)(==?|!=)(.*)$/.exec(part) ?? [];
  if (operator) return (labels[name.trim()] === value) === (operator !== '!=');
  return part.startsWith('!') ? !(part.slice(1) in labels) : part in labels;
}

/** Whether it meets a field selector: `metadata.name=x,involvedObject.name=y`. */
export function meetsFields(object: Json, selector: string | null): boolean {
  if (!selector) return true;
  return selector.split(',').every((part) => {
    const [path = '', value] = part.split(/!?==?/);
    const actual = path.split('.').reduce((node: Json, key) => node?.[key], object);
    return (String(actual ?? '') === value) === !part.includes('!=');
  });
}
