import { parseJson } from '../../src/configuration/parse-json';
import { AksHaError } from '../../src/errors/aks-ha-error';

/** The error of a text that is no JSON. */
function errorOf(text: string): AksHaError {
  try {
    parseJson(text, 'variables.json');
  } catch (error) {
    if (error instanceof AksHaError) return error;
    throw error;
  }
  throw new Error(`accepted: ${text.slice(0, 100)}`);
}

describe('is read', () => {
  it.each([
    ['with a byte order mark', '\uFEFF{ "a": [1, true, null] }'],
    ['with the line ends of Windows', '{\r\n  "a": [1,\r\n true, null]\r\n}\r\n'],
    ['on one line', '{"a":[1,true,null]}'],
  ])('%s', (_, text) => expect(parseJson(text, 'test')).toEqual({ a: [1, true, null] }));

  it('with the same key in two objects', () => {
    expect(parseJson('{"a":{"b":1},"c":[{"b":2},{"b":3}]}', 'test')).toBeDefined();
  });

  it('with __proto__ as a key like any other', () => {
    const value = parseJson('{"__proto__": {"workload": "evil"}}', 'test') as Record<string, unknown>;
    expect(Object.keys(value)).toEqual(['__proto__']);
    expect(value.workload).toBeUndefined();
  });
});

describe('is refused, with line and column', () => {
  it.each([
    ['nothing', '', 'line 1, column 1'],
    ['a comma too many', '{\n  "a": 1,\n}', 'line 3, column 1'],
    ['a comma too many in a list', '[1,\n 2,]', 'line 2, column 4'],
    ['a comma that is missing', '{\n  "a": 1\n  "b": 2\n}', 'line 3, column 3'],
    ['a brace that is missing', '{ "a": 1', 'line 1, column 9'],
    ['a comment', '{\n  // a comment\n  "a": 1\n}', 'line 2, column 3'],
    ['a comment between stars', '/* a */ {}', 'line 1, column 1'],
    ['something behind the end', '{}\n{}', 'line 2, column 1'],
    ['single quotes', "{ 'a': 1 }", 'line 1, column 3'],
    ['a text with a line break', '{ "a": "b\n" }', 'line 1, column 8'],
    ['a null byte', '{\0}', 'line 1, column 2'],
    ['no number', '[NaN]', 'line 1, column 2'],
    ['the line ends of Windows', '{\r\n  "a": 1,\r\n}', 'line 3, column 1'],
  ])('%s', (_, text, place) => {
    const { code, source, message, hint } = errorOf(text);
    expect({ code, source }).toEqual({ code: 'E102', source: 'user' });
    expect(message).toMatch(/^variables\.json is not JSON: /);
    expect(message).toContain(`(${place})`);
    expect(hint).toContain('Mend the file');
  });

  it.each([
    ['at the top', '{\n  "a": 1,\n  "a": 2\n}', 'the key "a" stands twice in one object (line 3, column 3)'],
    ['far inside', '{"e":[{"x":{"b":1,"b":1}}]}', 'the key "b" stands twice in one object (line 1, column 19)'],
    ['as __proto__', '{"__proto__":1,"__proto__":2}', 'the key "__proto__" stands twice in one object'],
    ['written in another way', '{"a":1,"\\u0061":2}', 'the key "a" stands twice in one object'],
  ])('a key that stands twice %s', (_, text, message) => expect(errorOf(text).message).toContain(message));

  it.each([10_000, 100_000])('%i brackets', (depth) => {
    expect(errorOf('['.repeat(depth) + ']'.repeat(depth)).message).toContain('it is nested too deeply');
    expect(errorOf('['.repeat(depth)).code).toBe('E102');
    expect(errorOf('{"a":'.repeat(depth)).code).toBe('E102');
  });
});
