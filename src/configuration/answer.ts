import * as v from 'valibot';
import type { Field } from './field';
import type { NumberField } from './number-field';
import { formatPath, type JsonPath } from './problem';
import { VariablesSchema } from './variables-schema';

/** One text in a document, with what it may be. */
export interface Answer {
  readonly path: JsonPath;
  /** The path as text, to compare by. */
  readonly at: string;
  readonly field: Field;
  readonly value: string;
}

/** A valibot schema as one walks it. */
interface Node {
  /** What stands there, in valibot's words: `Object`, `Array`, `string`. */
  readonly expects: string;
  readonly entries?: Record<string, Node>;
  readonly item?: Node;
  readonly key?: Node;
  readonly value?: Node;
  readonly wrapped?: Node;
}

const ROOT = VariablesSchema as unknown as Node;

/**
 * Every text of a document that has a rule, in the document's order; whatever else is wrong with the document is passed
 * over, so that one problem never hides another.
 */
export function answersIn(document: unknown): readonly Answer[] {
  if (typeof document !== 'object' || document === null) return [];
  const found = known.get(document) ?? walk(ROOT, document, []);
  known.set(document, found);
  return found;
}

/** A document with many problems is asked for its answers by each of them. */
const known = new WeakMap<object, readonly Answer[]>();

/** The rule of the text at a path, where there is one. */
export function fieldAt(path: JsonPath): Field | undefined {
  return fieldOf(nodeAt(path));
}

/** The rule of the number at a path, where there is one. */
export function numberFieldAt(path: JsonPath): NumberField | undefined {
  const node = nodeAt(path);
  return node && (v.getMetadata(node as never) as { numberField?: NumberField }).numberField;
}

/** The rule of the last key of a path, where the user chooses the keys. */
export function keyFieldAt(path: JsonPath): Field | undefined {
  return fieldOf(nodeAt(path.slice(0, -1))?.key);
}

/** The keys that a path may end in, where they are fixed. */
export function knownKeys(path: JsonPath): string[] {
  return Object.keys(nodeAt(path.slice(0, -1))?.entries ?? {});
}

/** What must stand at a path, in valibot's words: `Object`, `Array`, `("weighted" | …)`. */
export function expectedAt(path: JsonPath): string | undefined {
  return nodeAt(path)?.expects;
}

function nodeAt(path: JsonPath): Node | undefined {
  return path.reduce<Node | undefined>((node, key) => node && child(node, key), ROOT);
}

function child(node: Node, key: string | number): Node | undefined {
  if (typeof key === 'number') return node.item;
  if (node.entries) return Object.hasOwn(node.entries, key) ? unwrap(node.entries[key]) : undefined;
  return node.value;
}

function walk(node: Node, value: unknown, path: JsonPath): Answer[] {
  const field = fieldOf(node);
  if (field) return typeof value === 'string' ? [{ path, at: formatPath(path), field, value }] : [];
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== (node.item !== undefined)) return [];
  const entries = Array.isArray(value) ? value.map((item, index) => [index, item] as const) : Object.entries(value);
  return entries.flatMap(([key, item]) => {
    const next = child(node, key);
    return next ? walk(next, item, [...path, key]) : [];
  });
}

function fieldOf(node: Node | undefined): Field | undefined {
  return node && (v.getMetadata(node as never) as { field?: Field }).field;
}

function unwrap(node: Node | undefined): Node | undefined {
  return node?.wrapped ?? node;
}
