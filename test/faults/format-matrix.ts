import type { Phase } from '../../src/deployment/rehearsal/faults/phases';
import type { Cell, Outcome } from './cell';

/** A line for each fault, a column for each phase; what is wrong is marked and told below. */
export function formatMatrix(outcomes: ReadonlyMap<Cell, Outcome>, phases: readonly Phase[]): string {
  const faults = [...new Set([...outcomes.keys()].map(({ fault }) => fault))];
  const text = (fault: string, phase: Phase) => {
    const found = [...outcomes].find(([cell]) => cell.fault === fault && cell.phase === phase)?.[1];
    if (!found) return '';
    const { ended, isMet, wrong } = found;
    const shown = ended === 'survives' && isMet === false ? '–' : ended;
    return wrong.length === 0 ? shown : `${shown} WRONG`;
  };
  const rows = [['fault', ...phases], ...faults.map((fault) => [fault, ...phases.map((phase) => text(fault, phase))])];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((each, column) => each.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const all = [...outcomes.values()];
  const wrong = all.filter((outcome) => outcome.wrong.length > 0).length;
  const summary = wrong === 0 ? `All ${all.length} as they have to be.` : `${wrong} of ${all.length} WRONG.`;
  return `${[...lines, '– no request of that phase can meet it', summary].join('\n')}\n`;
}
