import { editedByHand, type HandEdit } from './hand-edits';
import { findings } from './judged';
import { expectField } from './named';

/** An edit of the rendered files that reads well and does harm, what it does not survive, and the field that is named. */
export type HarmfulEdit = readonly [edit: string, scenario: string, field: RegExp, apply: HandEdit];

export function expectNamed(_edit: string, scenario: string, field: RegExp, apply: HandEdit): void {
  expectField(findings(editedByHand(apply), scenario), field);
}
