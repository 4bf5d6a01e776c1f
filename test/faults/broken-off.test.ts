import { deploy } from '../../src/deployment/deploy';
import type { DeploymentEvent } from '../../src/deployment/events';
import type { Rehearsed } from '../deployment/rehearsed';
import { madeTwice } from './made-twice';
import { createWorlds, type Worlds } from './worlds';

jest.setTimeout(240_000);

let worlds: Worlds;
let rehearsed: Rehearsed;
beforeAll(async () => {
  worlds = createWorlds();
  rehearsed = await worlds.empty();
});
afterAll(async () => {
  await rehearsed.stop();
  worlds.remove();
});

/** The moment of an event: a boundary of a step, or what is waited for in its middle. */
function momentOf(event: DeploymentEvent): string {
  if (event.type === 'step') return `${event.step.id} ${event.status === 'skipped' ? 'done' : event.status}`;
  if (event.type === 'working') return `${event.step} waits, ${event.what.replace(/\d+/g, 'n')}`;
  return event.type;
}

/** What is told once all steps are done. */
const AT_THE_END = ['regions', 'live'];

/** Deploys, and breaks off at the first moment at which no run before did. @returns that moment, or none at the end */
async function deployToNextMoment(seen: Set<string>): Promise<string | undefined> {
  const stop = new AbortController();
  const session = await rehearsed.session({ signal: stop.signal });
  const { compile, render } = rehearsed;
  const yes = async () => true;
  let moment: string | undefined;
  const emit = (event: DeploymentEvent) => {
    if (stop.signal.aborted || seen.has(momentOf(event))) return;
    moment = momentOf(event);
    seen.add(moment);
    stop.abort(new Error('broken off'));
  };
  const run = deploy(
    { ...session, emit },
    { compile, render, confirm: yes, confirmRemovals: yes, buildInRegistry: true },
  );
  const result = await run.catch((error) => error);
  if (moment === undefined) expect(result).toMatchObject({ outcome: 'live' });
  else if (!AT_THE_END.includes(moment)) expect(result).toMatchObject({ message: 'broken off' });
  return moment;
}

it('broken off at every step boundary and in every wait, one run goes on where the other ended', async () => {
  const seen = new Set<string>();
  const moments: string[] = [];
  for (let moment = await deployToNextMoment(seen); moment !== undefined; moment = await deployToNextMoment(seen)) {
    moments.push(moment);
  }
  for (const step of ['infrastructure', 'registry', 'image', 'manifests blue', 'route green', 'main route']) {
    expect(moments).toEqual(expect.arrayContaining([`${step} started`, `${step} done`]));
  }
  expect(moments).toContain('infrastructure');
  expect(madeTwice(rehearsed.target.log.entries)).toEqual([]);
  expect(rehearsed.target.failures).toEqual([]);
});
