/** An element of a parsed document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

const NAME = '[A-Za-z_][\\w.-]*';
const ATTRIBUTE = new RegExp(`\\s+(${NAME})="([^"<]*)"`, 'y');
const OPEN = new RegExp(`<(${NAME})`, 'y');
const CLOSE = new RegExp(`</(${NAME})>`, 'y');
const TEXT = /[^<]+/y;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Parses elements, attributes and text, which is all that the picture may hold; throws on whatever is not well-formed. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  for (let at = 0; at < source.length; ) {
    const parent = open.at(-1) as XmlElement;
    const take = (pattern: RegExp) => {
      pattern.lastIndex = at;
      const match = pattern.exec(source);
      if (match) at = pattern.lastIndex;
      return match;
    };
    const text = take(TEXT)?.[0];
    if (text !== undefined) {
      parent.text += decode(text);
      continue;
    }
    const closed = take(CLOSE)?.[1];
    if (closed !== undefined) {
      if (closed !== parent.name) throw new Error(`</${closed}> ends <${parent.name}>`);
      open.pop();
      continue;
    }
    const name = take(OPEN)?.[1];
    if (name === undefined) throw new Error(`not well-formed: ${source.slice(at, at + 60)}`);
    const attributes: Record<string, string> = {};
    for (let match = take(ATTRIBUTE); match; match = take(ATTRIBUTE)) {
      const [, key, value] = match as unknown as [string, string, string];
      if (key in attributes) throw new Error(`<${name}> has ${key} twice`);
      attributes[key] = decode(value);
    }
    const element = { name, attributes, children: [], text: '' };
    parent.children.push(element);
    const end = take(/\/?>/y)?.[0];
    if (!end) throw new Error(`<${name}> does not end: ${source.slice(at, at + 60)}`);
    if (end === '>') open.push(element);
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  const [only, second] = root.children;
  if (!only || second || root.text.trim()) throw new Error('a document has one root and no text beside it');
  return only;
}

/** An element and all below it. */
export function allOf(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(allOf)];
}

function decode(text: string): string {
  return text.replace(/&(#(\d+)|\w+)?;?/g, (reference, name: string | undefined, code: string | undefined) => {
    const character = code ? String.fromCodePoint(Number(code)) : ENTITIES[name ?? ''];
    if (!character || !reference.endsWith(';')) throw new Error(`${reference} is no reference to a character`);
    return character;
  });
}
