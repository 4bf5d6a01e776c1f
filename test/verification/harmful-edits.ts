import { editedByHand, type HandEdit } from './hand-edits';
import { findings } from './judged';

/** An edit of the rendered files that reads well and does harm, what it does not survive, and the field that is named. */
export type HarmfulEdit = readonly [edit: string, scenario: string, field: RegExp, apply: HandEdit];

/** Verify says what is wrong, in which file and field, and what to do. */
export function expectNamed(_edit: string, scenario: string, field: RegExp, apply: HandEdit): void {
  const found = findings(editedByHand(apply), scenario);
  expect(found.map((finding) => finding.field)).toEqual(expect.arrayContaining([expect.stringMatching(field)]));
  for (const finding of found) {
    expect(finding.where).toMatch(/^(manifests\/prod\/(blue|green)\.yaml|devops\/bicep)/);
    expect(`${finding.problem} ${finding.fix}`).not.toMatch(/undefined|NaN|Infinity/);
  }
}
