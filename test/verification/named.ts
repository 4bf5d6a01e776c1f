import type { Finding } from '../../src/verification/report';

/** Verify says what is wrong, in which file and field, and what to do. */
export function expectField(found: readonly Finding[], field: RegExp): void {
  expect(found.map((finding) => finding.field)).toEqual(expect.arrayContaining([expect.stringMatching(field)]));
  for (const { where, problem, fix } of found) {
    expect(where).toMatch(/^(manifests\/prod\/(blue|green)\.yaml|devops\/bicep)/);
    expect(fix).not.toBe('');
    expect(`${problem} ${fix}`).not.toMatch(/undefined|NaN|Infinity/);
  }
}
