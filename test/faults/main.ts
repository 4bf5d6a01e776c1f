import { PHASE_NAMES } from '../../src/deployment/rehearsal/faults/phases';
import { ALL_CELLS, type Cell, type Outcome, runCell } from './cell';
import { formatMatrix } from './format-matrix';
import { createWorlds } from './worlds';

// npm run faults [-- <part of <fault>@<phase>>…]: every fault in every phase, and what comes of it.

const parts = process.argv.slice(2);
const cells = ALL_CELLS.filter(
  ({ fault, phase }) => parts.length === 0 || parts.some((part) => `${fault}@${phase}`.includes(part)),
);

async function main(): Promise<number> {
  const worlds = createWorlds();
  const outcomes = new Map<Cell, Outcome>();
  for (const cell of cells) {
    const started = performance.now();
    const world = await (cell.phase === 'removal' ? worlds.deployed() : worlds.empty());
    const outcome = await runCell(cell, world);
    await world.stop();
    outcomes.set(cell, outcome);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stderr.write(
      `${cell.fault}@${cell.phase}: ${outcome.ended}, ${outcome.wrong.length === 0 ? 'right' : 'WRONG'} (${seconds} s)\n`,
    );
    for (const wrong of outcome.wrong) process.stderr.write(`    ${wrong}\n`);
  }
  worlds.remove();
  process.stdout.write(formatMatrix(outcomes, PHASE_NAMES));
  return [...outcomes.values()].every(({ wrong }) => wrong.length === 0) ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
