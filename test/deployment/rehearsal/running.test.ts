import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRunning, hasGuests, visit } from '../../../src/deployment/rehearsal/running';
import { Rehearsed } from './rehearsed';

describe('a second command on the same folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rehearsal-running-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('finds the target that runs there, and starts none of its own', async () => {
    const first = await Rehearsed.start({ folder });
    const found = await findRunning(folder);
    expect(found).toMatchObject({ proxyUrl: first.target.proxyUrl, environment: first.target.environment });
    expect(found?.certificateAuthority).toBe(first.target.certificateAuthority);
    await expect(Rehearsed.start({ folder })).rejects.toMatchObject({ code: 'E693' });
    await first.stop();
  });

  it('finds none once it has stopped, nor where a killed one left its note', async () => {
    const first = await Rehearsed.start({ folder });
    const { proxyUrl, certificateFile } = first.target;
    await first.stop();
    expect(await findRunning(folder)).toBeUndefined();
    writeFileSync(join(folder, 'running.json'), JSON.stringify({ proxyUrl, certificateFile }));
    expect(await findRunning(folder)).toBeUndefined();
  });
});

describe('a target', () => {
  it('refuses hosts that are none of Azure’s, or not there: nothing leaves the computer', async () => {
    const rehearsed = await Rehearsed.start();
    for (const host of ['example.com', 'nobody.azurecr.io', 'x.hcp.eastus2.azmk8s.io', 'x.azurefd.net']) {
      await expect(rehearsed.ask('GET', `https://${host}/`)).rejects.toThrow('The proxy answered 502');
    }
    await rehearsed.stop();
  });

  it('presents a certificate for the host that was asked for, trusted by nobody who does not know its authority', async () => {
    const rehearsed = await Rehearsed.start();
    const other = await Rehearsed.start();
    Object.assign(rehearsed.agent, { authority: other.target.certificateAuthority });
    await expect(rehearsed.arm('GET', '/subscriptions')).rejects.toThrow(/certificate/);
    await rehearsed.stop();
    await other.stop();
  });
});

describe('who visits the target of another process', () => {
  it('is waited for until it leaves, and not where it was killed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'rehearsal-guests-'));
    expect(hasGuests(folder)).toBe(false);
    const leave = visit(folder);
    expect(hasGuests(folder)).toBe(true);
    leave();
    expect(hasGuests(folder)).toBe(false);
    const { pid = 0 } = spawnSync(process.execPath, ['-e', '0']);
    visit(folder, pid);
    expect(hasGuests(folder)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
