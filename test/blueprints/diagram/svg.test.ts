import { element, escapeXml, textElement } from '../../../src/blueprints/diagram/svg';
import { parseXml } from './xml';

test('text and attributes come back as they went in', () => {
  const hostile = `</text><script a="b" c='d'>&amp;"x" <![CDATA[ ]]> 東京 😀`;
  const parsed = parseXml(element('g', { id: hostile }, textElement('text', {}, hostile)));
  expect(parsed.attributes.id).toBe(hostile);
  expect(parsed.children[0]?.text).toBe(hostile);
});

test('characters that XML does not know are left out', () => {
  expect(escapeXml('a\u0000b\u001bc\uffffd\ud800e')).toBe('abcde');
});

test('numbers have one digit behind the point at most', () => {
  expect(element('rect', { x: 1 / 3, y: 2 })).toBe('<rect x="0.3" y="2"/>');
});

test.each([
  ['an element that is not closed', '<a><b></a>'],
  ['two roots', '<a/><b/>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['a bare ampersand', '<a>b & c</a>'],
  ['a bare angle bracket', '<a>1 < 2</a>'],
])('the parser of these tests refuses %s', (_, source) => {
  expect(() => parseXml(source)).toThrow();
});
