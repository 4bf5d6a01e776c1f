import { applyEdits, type FormattingOptions, type JSONPath, modify } from 'jsonc-parser';
import { formatVariables } from './format-variables';
import { parseJson } from './parse-json';

/**
 * variables.json with other content, laid out as it was: what did not change stays as its author wrote it, in the order
 * and with the indentation and line ends of the file.
 *
 * @param text the file as it stands, valid
 * @param wanted what it is to hold
 */
export function editVariables(text: string, wanted: unknown): string {
  const is = parseJson(text, 'variables.json');
  // As this program writes it; a new region then has its own lines too.
  if (text === formatVariables(is)) return formatVariables(wanted);
  const formattingOptions = layoutOf(text);
  const [, mark = '', content = ''] = /^(\uFEFF?)(.*)$/s.exec(text) ?? [];
  const edited = differences(is, wanted, []).reduce((now, { path, value, before }) => {
    const getInsertionIndex = (there: string[]) => there.filter((name) => before.includes(name)).length;
    return applyEdits(now, modify(now, path, value, { formattingOptions, getInsertionIndex }));
  }, content);
  return mark + edited;
}

interface Difference {
  readonly path: JSONPath;
  /** `undefined` where there is nothing any more. */
  readonly value: unknown;
  /** Keys of the same object that stand before it, where it is new. */
  readonly before: readonly string[];
}

function differences(is: unknown, wanted: unknown, path: JSONPath, before: readonly string[] = []): Difference[] {
  if (isObject(is) && isObject(wanted)) {
    if (path[0] === 'environments' && path.length === 1 && !isInOrder(is, wanted)) {
      return [{ path, value: wanted, before }];
    }
    const order = Object.keys(wanted);
    const names = [...new Set([...Object.keys(is), ...order])];
    return names.flatMap((name) =>
      differences(is[name], wanted[name], [...path, name], order.slice(0, Math.max(0, order.indexOf(name)))),
    );
  }
  if (Array.isArray(is) && Array.isArray(wanted) && is.length === wanted.length) {
    return is.flatMap((item, index) => differences(item, wanted[index], [...path, index]));
  }
  return JSON.stringify(is) === JSON.stringify(wanted) ? [] : [{ path, value: wanted, before }];
}

/** Environments are deployed in their order. */
function isInOrder(is: object, wanted: object): boolean {
  const [before, after] = [Object.keys(is), Object.keys(wanted)];
  const kept = before.filter((name) => after.includes(name));
  return kept.every((name, index) => after[index] === name);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function layoutOf(text: string): FormattingOptions {
  const [, indent = '  '] = /\n([ \t]+)"/.exec(text) ?? [];
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.length, eol: text.includes('\r\n') ? '\r\n' : '\n' };
}
