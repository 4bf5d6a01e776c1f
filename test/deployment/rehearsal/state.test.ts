import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManualClock } from '../../../src/deployment/rehearsal/clock';
import { deploymentOf } from './deployment-content';
import { DEPLOYMENT, Live } from './live';
import { Rehearsed, SUBSCRIPTION } from './rehearsed';

describe('what a target keeps between two runs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rehearsal-state-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is a deployment too that is under way: it goes on, and nothing is made twice', async () => {
    const first = await Rehearsed.start({ folder });
    await Live.infrastructure(first, 1).catch(() => undefined);
    await first.arm('DELETE', DEPLOYMENT);
    await first.arm('PUT', DEPLOYMENT, deploymentOf(2));
    first.clock.advance(120);
    await first.arm('GET', DEPLOYMENT);
    // As if killed now: what is on disk counts, not what the process writes when it is stopped.
    const killed = `${folder}-killed`;
    cpSync(folder, killed, { recursive: true });
    await first.stop();
    const clock = new ManualClock(first.clock.now() + 1800_000);
    const second = await Rehearsed.start({ folder: killed, clock });
    const { json } = await second.arm('GET', DEPLOYMENT);
    expect(json.properties.provisioningState).toBe('Succeeded');
    const log = readFileSync(join(killed, 'requests.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const created = log
      .flatMap(({ changes }) => changes)
      .filter(({ action }) => action === 'created')
      .map(({ id }) => id.toLowerCase());
    const clusters = created.filter((id) => /managedclusters\/[^/]+$/.test(id));
    expect(clusters).toHaveLength(2);
    expect(new Set(created.filter((id) => !id.endsWith('/deployments/orders-prod'))).size).toBe(
      created.filter((id) => !id.endsWith('/deployments/orders-prod')).length,
    );
    await second.stop();
    rmSync(killed, { recursive: true });
  });

  it('holds no secret', async () => {
    const rehearsed = await Rehearsed.start({ folder });
    await rehearsed.ask(
      'POST',
      'https://login.microsoftonline.com/00000000-0000-0000-0000-0000000000aa/oauth2/v2.0/token',
      {
        body: 'grant_type=client_credentials&client_id=00000000-0000-0000-0000-0000000000cc&client_secret=rehearsal-only&scope=x%2F.default',
      },
    );
    await rehearsed.arm('PUT', `${SUBSCRIPTION}/resourcegroups/rg-x`, { location: 'eastus2' });
    await rehearsed.stop();
    const written = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      .join('');
    expect(written).toContain('rg-x');
    expect(written).not.toMatch(/rehearsal-only|Bearer |eyJ/);
  });

  it('is gone with the folder, and refused in another version', async () => {
    const rehearsed = await Rehearsed.start({ folder });
    await rehearsed.arm('PUT', `${SUBSCRIPTION}/resourcegroups/rg-x`, { location: 'eastus2' });
    await rehearsed.stop();
    expect(existsSync(join(folder, 'resources.json'))).toBe(true);
    writeFileSync(join(folder, 'resources.json'), '{"version":0,"value":{}}');
    await expect(Rehearsed.start({ folder })).rejects.toMatchObject({ code: 'E690' });
    writeFileSync(join(folder, 'resources.json'), '{"version":1,"va');
    await expect(Rehearsed.start({ folder })).rejects.toMatchObject({ code: 'E691' });
  });
});
