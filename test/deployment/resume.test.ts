import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDeployment, isRunning, submitDeployment } from '../../src/deployment/arm/deployments';
import { deploy } from '../../src/deployment/deploy';
import { lookAhead } from '../../src/deployment/preflight/look-ahead';
import { type Rehearsed, rehearse } from './rehearsed';

jest.setTimeout(240_000);

const yes = async () => true;

let rehearsed: Rehearsed;
beforeEach(async () => {
  rehearsed = await rehearse();
});
afterEach(() => rehearsed.stop());

const props = () => ({ compile: rehearsed.compile, render: rehearsed.render, confirm: yes, confirmRemovals: yes });
const created = () =>
  rehearsed.target.log.entries.flatMap(({ changes }) => changes).filter(({ action }) => action === 'created');
const twice = () =>
  created()
    .map(({ id }) => id)
    .filter((id, index, all) => all.indexOf(id) < index);

it('a run that ends within goes on in another one, which finds everything by itself', async () => {
  const stop = new AbortController();
  const first = await rehearsed.session({ signal: stop.signal });
  const broken = deploy(
    { ...first, emit: (event) => event.type === 'infrastructure' && stop.abort(new Error('gone')) },
    props(),
  );
  await expect(broken).rejects.toThrow('gone');

  rehearsed.events.length = 0;
  expect(await deploy(await rehearsed.session(), props())).toMatchObject({ outcome: 'live' });
  const plan = rehearsed.events.find((event) => event.type === 'plan');
  expect(plan).toMatchObject({
    plan: { steps: expect.arrayContaining([expect.objectContaining({ action: 'follow' })]) },
  });
  expect(twice()).toEqual([]);
});

it('a deployment of other content at the same time is refused, with what to do', async () => {
  const session = await rehearsed.session();
  const { content } = await lookAhead(session, rehearsed.compile);
  const other = { ...content, name: 'orders-prod-ffffffffffff' };
  await submitDeployment(session.arm, other);
  const record = await findDeployment(session.arm, other.name);
  expect(record && isRunning(record)).toBe(true);
  await expect(deploy(session, props())).rejects.toMatchObject({
    code: 'E621',
    message: expect.stringContaining(other.name),
    hint: expect.stringContaining(`--name ${other.name}`),
  });
});

it('of two that begin at the same moment with other content, not both go on', async () => {
  const one = await rehearsed.session();
  const { content } = await lookAhead(one, rehearsed.compile);
  const other = { ...content, name: 'orders-prod-ffffffffffff' };
  // The other one begins between the look for others and the request of this one.
  const stop = rehearsed.target.faults;
  stop.add({
    name: 'late',
    match: { operation: 'deployments.put', path: content.name },
    effect: { kind: 'reply', status: 503 },
  });
  const run = deploy(
    {
      ...one,
      emit: (event) => {
        const isBegun = event.type === 'step' && event.step.id === 'infrastructure' && event.status === 'started';
        if (isBegun) void submitDeployment(one.arm, other);
      },
    },
    props(),
  );
  await expect(run).rejects.toMatchObject({ code: 'E621', message: expect.stringMatching(/same moment/) });
  const cancelled = rehearsed.target.log.entries.filter(({ operation }) => operation === 'deployments.cancel');
  expect(cancelled.map(({ path, status }) => [path.includes(content.name), status])).toEqual([[true, 204]]);
});

it('no event and no file of the repository holds a secret', async () => {
  await deploy(await rehearsed.session(), props());
  const { clientSecret } = JSON.parse(rehearsed.target.environment.AZURE_SP_CREDENTIALS ?? '');
  const told = JSON.stringify(rehearsed.events);
  const { folder } = rehearsed.repository;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
  for (const text of [told, ...files]) {
    expect(text).not.toContain(clientSecret);
    expect(text).not.toMatch(/eyJ[\w-]{20,}\.[\w-]{20,}\./);
  }
});
