import { NAMED_FAULTS } from '../../src/deployment/rehearsal/faults/named-faults';
import { PHASE_NAMES } from '../../src/deployment/rehearsal/faults/phases';
import type { Rehearsed } from '../deployment/rehearsed';
import { runCell, runLife } from './cell';
import { EXPECTED } from './expected';
import { LIVES, STOPS } from './selection';
import { createWorlds, type Worlds } from './worlds';

// All of it: npm run faults.

jest.setTimeout(120_000);

let worlds: Worlds;
let world: Rehearsed | undefined;
beforeAll(() => {
  worlds = createWorlds();
});
afterEach(async () => {
  await world?.stop();
  world = undefined;
});
afterAll(() => worlds.remove());

it('every fault says what has to come of it, and no other', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(NAMED_FAULTS).sort());
});

it('the lives hold every fault that passes in every phase', () => {
  const pairs = new Set(LIVES.flat().map(({ fault, phase }) => `${fault}@${phase}`));
  const passing = new Set(LIVES.flat().map(({ fault }) => fault));
  expect(pairs.size).toBe(passing.size * PHASE_NAMES.length);
  expect([...passing]).toEqual(expect.arrayContaining(['throttled', 'hung-connection', 'reset-after-acceptance']));
  expect(passing.size + STOPS.length).toBe(Object.keys(NAMED_FAULTS).length);
});

it.each(LIVES.map((cells, index) => [index + 1, cells] as const))(
  'life %i goes from nothing to live to nothing through all that it meets',
  async (_, cells) => {
    world = await worlds.empty();
    expect(await runLife(cells, world)).toEqual([]);
  },
);

it.each(STOPS)('$fault from the phase $phase on ends as it has to, and goes on without it', async (cell) => {
  world = await (cell.phase === 'removal' ? worlds.deployed() : worlds.empty());
  const { ended, wrong } = await runCell(cell, world);
  expect({ ended, wrong }).toEqual({ ended: EXPECTED[cell.fault]?.stops?.[cell.phase]?.code ?? 'survives', wrong: [] });
});
