/** The JSON of a body, or `undefined` where it holds none, as a page of a proxy does. */
export function jsonOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
