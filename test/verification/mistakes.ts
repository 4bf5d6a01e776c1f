import { type Edit, findings, modelOf } from './judged';

/** What people write, and the failure that it does not survive. */
export type Mistake = readonly [mistake: string, scenario: string, field: RegExp, edit: Edit];

/** Verify says in which file and field it is, and what to do. */
export function expectNamed(_mistake: string, scenario: string, field: RegExp, edit: Edit): void {
  const found = findings(modelOf(edit), scenario);
  expect(found.map((finding) => finding.field)).toEqual(expect.arrayContaining([expect.stringMatching(field)]));
  for (const finding of found) {
    expect(finding.where).toMatch(/^(manifests\/prod\/(blue|green)\.yaml|devops\/bicep)/);
    expect(finding.fix).not.toBe('');
  }
}
