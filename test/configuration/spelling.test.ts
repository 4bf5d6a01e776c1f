import { spellRouting, spellSize } from '../../src/configuration/spelling';

it.each([
  ['standard_d4pds_v5', 'Standard_D4pds_v5'],
  ['STANDARD_D4PLDS_V5', 'Standard_D4plds_v5'],
  ['Standard_D4pds_v5', 'Standard_D4pds_v5'],
  ['standard_b2', 'Standard_B2'],
])('the size %s is spelled %s', (text, spelled) => expect(spellSize(text)).toBe(spelled));

it.each([
  ['Weighted', 'weighted'],
  ['LATENCY', 'latency'],
])('the routing %s is spelled %s', (text, spelled) => expect(spellRouting(text)).toBe(spelled));

it.each(['', 'D4pds_v5', 'standard', 'Sideways', 'standard_d4pds_v5 '])('%j stays as it is, to be refused', (text) => {
  expect([spellSize(text), spellRouting(text)]).toEqual([text, text]);
});
