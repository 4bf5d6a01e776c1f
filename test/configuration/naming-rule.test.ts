import fc from 'fast-check';
import { describeRule, mendName, type NamingRule, printable, refusal } from '../../src/configuration/naming-rule';
import * as rules from '../../src/configuration/naming-rules';

const ALL: NamingRule[] = Object.values(rules);
const RESERVED = ['login', 'LoginApp', 'microsoft', 'a-windows-b', 'xbox', 'default', 'con', 'main', 'blue-nodes'];

describe('mendName', () => {
  it('gives an accepted name of every kind, whatever was written', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.stringMatching(/^[A-Za-z0-9_.() -]{0,120}$/),
      fc.constantFrom(...RESERVED),
    );
    fc.assert(
      fc.property(fc.constantFrom(...ALL), anything, (rule, value) => {
        expect(refusal(rule, mendName(rule, value))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['Orders', 'orders'],
    ['orders_api', 'orders-api'],
    ['orders--api', 'orders-api'],
    ['-orders-', 'orders'],
    ['1st orders', 'st-orders'],
    ['Größe', 'groe'],
    ['café', 'cafe'],
    ['orders 🚀', 'orders'],
    ['🚀', rules.WORKLOAD.example],
  ])('keeps of a workload %p what may stay: %p', (written, mended) => {
    expect(mendName(rules.WORKLOAD, written)).toBe(mended);
  });

  it('keeps capitals where they are allowed', () => {
    expect(mendName(rules.RESOURCE_GROUP, 'RG Orders')).toBe('RG-Orders');
  });

  it('takes hyphens out of a registry name and fills up a short one', () => {
    expect(mendName(rules.REGISTRY, 'acr-orders')).toBe('acrorders');
    expect(mendName(rules.REGISTRY, 'acr')).toBe('acr00');
  });

  it('cuts a long name without leaving a hyphen at its end', () => {
    expect(mendName(rules.WORKLOAD, `${'a'.repeat(39)}-b`)).toBe('a'.repeat(39));
  });
});

describe('refusal', () => {
  it('says how many characters there are and how many may be', () => {
    expect(refusal(rules.REGISTRY, 'a'.repeat(51))).toBe('it is 51 long, 50 at most are allowed');
    expect(refusal(rules.REGISTRY, 'acr')).toBe('it is 3 long, 5 at least are needed');
    expect(refusal(rules.REGISTRY, '')).toBe('it is empty');
  });
});

it('describes a rule in one line', () => {
  expect(describeRule(rules.REGISTRY)).toBe('5–50 characters: lowercase letters and digits');
});

describe('printable', () => {
  it('makes control characters visible', () => expect(printable('a\0\n"')).toBe('a\\u0000\\n\\"'));

  it('cuts after 60 characters', () => {
    expect(printable('a'.repeat(60))).toBe('a'.repeat(60));
    expect(printable('a'.repeat(100))).toBe(`${'a'.repeat(59)}…`);
  });
});
