import { fitText, textWidth } from '../../../src/blueprints/diagram/text-width';

const FONT = { size: 12 };

test('a text that fits is left as it is', () => {
  expect(fitText('aks-orders-prod-blue', 200, FONT)).toBe('aks-orders-prod-blue');
});

test.each([10, 40, 80, 120])('a longer one fits %d pixels, with as much of its beginning as possible', (width) => {
  const text = 'orders-prod-blue-1750.eastus2.cloudapp.azure.com';
  const cut = fitText(text, width, FONT);
  expect(textWidth(cut, FONT)).toBeLessThanOrEqual(Math.max(width, textWidth('…', FONT)));
  expect(cut.endsWith('…')).toBe(true);
  expect(text.startsWith(cut.slice(0, -1))).toBe(true);
  expect(textWidth(`${text.slice(0, cut.length)}…`, FONT)).toBeGreaterThan(width);
});

test('a character is never cut in two', () => {
  expect(fitText('😀😀😀', 30, FONT)).toBe('😀…');
});

test('wide letters, bold ones and bigger ones take more', () => {
  expect(textWidth('WWW', FONT)).toBeGreaterThan(3 * textWidth('i', FONT) * 2);
  expect(textWidth('blue', { size: 12, bold: true })).toBeGreaterThan(textWidth('blue', FONT));
  expect(textWidth('blue', { size: 24 })).toBeCloseTo(2 * textWidth('blue', FONT));
});
