import fc from 'fast-check';
import { wholeNumberField } from '../../src/configuration/number-field';

const field = wholeNumberField('Nodes.', { min: 3, max: 40 });

it.each([
  [2, '2 is too small, 3 is the least', 3],
  [41, '41 is too large, 40 is the most', 40],
  [3.4, '3.4 is not whole', 3],
  [39.6, '39.6 is not whole', 40],
  [Number.NaN, 'NaN is not whole', 3],
])('%d is refused, and what would do is the nearest', (value, cause, mended) => {
  expect(field.refusal(value)).toBe(cause);
  expect(field.mend(value)).toBe(mended);
});

it('its bounds are accepted, and said', () => {
  expect([3, 40].map((value) => field.refusal(value))).toEqual([undefined, undefined]);
  expect(field.rule).toBe('a whole number from 3 to 40');
  expect(field.schema).toEqual({ type: 'integer', minimum: 3, maximum: 40 });
});

it('what would do is accepted, whatever was written', () => {
  fc.assert(fc.property(fc.double(), (value) => expect(field.refusal(field.mend(value))).toBeUndefined()));
});
