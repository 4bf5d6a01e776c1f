import { type Edit, findings, modelOf } from './judged';
import { expectField } from './named';

/** What people write, and the failure that it does not survive. */
export type Mistake = readonly [mistake: string, scenario: string, field: RegExp, edit: Edit];

export function expectNamed(_mistake: string, scenario: string, field: RegExp, edit: Edit): void {
  expectField(findings(modelOf(edit), scenario), field);
}
