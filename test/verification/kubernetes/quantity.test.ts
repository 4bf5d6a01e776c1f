import { parseQuantity, scaled } from '../../../src/verification/kubernetes/quantity';

test.each([
  ['250m', 0.25],
  ['2', 2],
  [1.5, 1.5],
  ['0.1', 0.1],
  ['256Mi', 268_435_456],
  ['1Gi', 1_073_741_824],
  ['1G', 1e9],
  ['1E', 1e18],
  ['1Ei', 2 ** 60],
  ['1e3', 1000],
  ['129e6', 129e6],
])('%s is %d', (quantity, number) => {
  expect(parseQuantity(quantity)).toBeCloseTo(number, 9);
});

test.each(['', 'much', '12MiB', '1.2.3', '--1'])('%j is refused', (quantity) => {
  expect(() => parseQuantity(quantity)).toThrow(expect.objectContaining({ code: 'E504' }));
});

test('a percentage is rounded as its use demands, a number stands as it is', () => {
  expect(scaled('33%', 6, Math.ceil)).toBe(2);
  expect(scaled('25%', 6, Math.floor)).toBe(1);
  expect(scaled(3, 100, Math.ceil)).toBe(3);
  expect(scaled('3', 100, Math.ceil)).toBe(3);
});

test.each(['some', '', '33 %', '-1', '1.5', Number.NaN])('%j is neither a number of pods nor a percentage', (value) => {
  expect(() => scaled(value, 6, Math.ceil)).toThrow(expect.objectContaining({ code: 'E504' }));
});
