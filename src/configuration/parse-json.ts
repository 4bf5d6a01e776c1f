import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { AksHaError } from '../errors/aks-ha-error';
import { printable } from './naming-rule';

/**
 * Parses JSON and says where it is broken; a byte order mark and any line ending are accepted. A key that stands twice
 * is refused: one of its values would be lost without a word.
 *
 * @throws AksHaError E102 with line and column
 */
export function parseJson(text: string, where: string): unknown {
  const content = text.replace(/^\uFEFF/, '');
  try {
    const errors: ParseError[] = [];
    const tree = parseTree(content, errors, { disallowComments: true, allowTrailingComma: false });
    const [error] = errors;
    if (error) throw broken(content, error.offset, where, describe(printParseErrorCode(error.error)));
    const twice = tree && repeatedKey(tree);
    if (twice)
      throw broken(content, twice.offset, where, `the key "${printable(twice.value)}" stands twice in one object`);
    return JSON.parse(content);
  } catch (error) {
    if (error instanceof AksHaError) throw error;
    const reason = error instanceof RangeError ? 'it is nested too deeply' : (error as Error).message;
    throw broken(content, 0, where, reason, error);
  }
}

/** The parser's own names, such as CloseBraceExpected, as words. */
function describe(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

function repeatedKey(node: Node): Node | undefined {
  const seen = new Set<string>();
  for (const child of node.children ?? []) {
    const key = node.type === 'object' ? child.children?.[0] : undefined;
    if (key && seen.has(key.value)) return key;
    if (key) seen.add(key.value);
    const deeper = repeatedKey(child);
    if (deeper) return deeper;
  }
  return undefined;
}

function broken(text: string, offset: number, where: string, reason: string, cause?: unknown): AksHaError {
  const before = text.slice(0, offset).split('\n');
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return new AksHaError({
    code: 'E102',
    source: 'user',
    message: `${where} is not JSON: ${reason} (${place})`,
    hint: 'Mend the file at that place; comments and trailing commas are not JSON.',
    cause,
  });
}
