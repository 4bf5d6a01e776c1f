import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, python, serviceFolder } from './python';
import { RunningService, until } from './running-service';

/** The service with one more route, which takes longer than the drain. */
const SLOW_APPLICATION = `
import time
import service

def create_app():
    app = service.create_app()

    @app.get("/slow")
    def slow() -> str:
        time.sleep(3)
        return "done"

    return app
`;

describe('gunicorn with the configuration of the service', () => {
  let service: RunningService | undefined;
  const keepAlive = new Agent({ keepAlive: true, maxSockets: 1 });
  const idle = new Agent({ keepAlive: true, maxSockets: 1 });

  const folder = mkdtempSync(join(tmpdir(), 'aks-ha-slow-'));
  writeFileSync(join(folder, 'slow.py'), SLOW_APPLICATION);
  afterAll(() => rmSync(folder, { recursive: true }));

  afterEach(async () => {
    keepAlive.destroy();
    idle.destroy();
    await service?.stop();
    service = undefined;
  });

  it('answers with what the environment says', async () => {
    service = await RunningService.start({
      POD_IP: '10.0.0.4',
      POD_NAME: 'orders-1',
      REGION: 'eastus2',
      VERSION: '1.2.3',
      ZONE: 'eastus2-1',
    });
    const answer = await service.get('/default');
    expect(JSON.parse(answer.body)).toEqual({
      hostname: 'orders-1',
      ip: '10.0.0.4',
      region: 'eastus2',
      version: '1.2.3',
      zone: 'eastus2-1',
    });
  });

  it('refuses readiness on SIGTERM, serves on with closing connections, and ends with 0 after the drain', async () => {
    const drainSeconds = 2;
    const running = await RunningService.start({ DRAIN_SECONDS: String(drainSeconds) });
    service = running;
    expect((await running.get('/default', keepAlive)).connection).toBe('keep-alive');
    // Nobody asks on this one again: it must not hold up the end.
    await running.get('/default', idle);

    const begun = Date.now();
    running.signal('SIGTERM');
    await until('readiness is refused', 1_500, async () => (await running.get('/readyz')).status === 503);
    // Both on the connection from before and on a new one: proxies hold many open.
    expect(await running.get('/default', keepAlive)).toMatchObject({ status: 200, connection: 'close' });
    expect(await running.get('/default')).toMatchObject({ status: 200, connection: 'close' });

    expect(await running.exitCode((drainSeconds + 3) * 1_000)).toBe(0);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(drainSeconds * 1_000);
    await expect(running.get('/livez')).rejects.toThrow('ECONNREFUSED');
  });

  it('ends at once on a second SIGTERM', async () => {
    const running = await RunningService.start({ DRAIN_SECONDS: '60' });
    service = running;
    // How long an end takes is the machine's affair: another service, whose drain is five seconds, takes as long and those.
    const other = await RunningService.start({ DRAIN_SECONDS: '5' });
    try {
      for (const each of [running, other]) each.signal('SIGTERM');
      await until('readiness is refused', 1_500, async () => (await running.get('/readyz')).status === 503);
      running.signal('SIGTERM');
      const first = await Promise.race([
        running.exitCode(30_000).then((code) => ['the one with two', code]),
        other.exitCode(30_000).then((code) => ['the one with a drain', code]),
      ]);
      expect(first).toEqual(['the one with two', 0]);
    } finally {
      await other.stop();
    }
  });

  it('ends a request that still runs after the drain', async () => {
    const running = await RunningService.start(
      { DRAIN_SECONDS: '1', LONGEST_REQUEST_SECONDS: '10', PYTHONPATH: folder },
      'slow:create_app()',
    );
    service = running;
    const answer = running.get('/slow');
    await until('the request runs', 5_000, async () =>
      (await running.get('/metrics')).body.includes('http_requests_in_progress 1'),
    );
    running.signal('SIGTERM');
    expect(await answer).toMatchObject({ status: 200, body: 'done', connection: 'close' });
    expect(await running.exitCode(8_000)).toBe(0);
  });

  it('tells the same count whichever worker is asked, and keeps it when one is killed', async () => {
    const running = await RunningService.start({ WORKERS: '3' });
    service = running;
    await Promise.all(Array.from({ length: 60 }, () => running.get('/default')));
    const count = async () =>
      /^http_requests_total\{.*route="\/default".*\} (\d+)$/m.exec((await running.get('/metrics')).body)?.[1];
    const counts = await Promise.all(Array.from({ length: 30 }, count));
    expect(new Set(counts)).toEqual(new Set(['60']));

    const before = running.workers();
    process.kill(before[0] ?? 0, 'SIGKILL');
    await until('another worker took its place', 10_000, async () => {
      const now = running.workers();
      return now.length === 3 && !now.includes(before[0] ?? 0);
    });
    await Promise.all(Array.from({ length: 60 }, () => running.get('/default')));
    expect(await count()).toBe('120');
  });

  it('writes nothing but JSON, gunicorn itself included', async () => {
    service = await RunningService.start({ DRAIN_SECONDS: '0', STAMP: 'blue' });
    await service.get('/default');
    service.signal('SIGTERM');
    await service.ended;
    const lines = service.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ logger: 'gunicorn.error', level: 'INFO' }));
    expect(lines).toContainEqual(expect.objectContaining({ path: '/default', status: 200, stamp: 'blue' }));
  });

  it('does not start with a wrong value, and names it', () => {
    const run = spawnSync(python(), ['-m', 'gunicorn'], {
      cwd: serviceFolder,
      encoding: 'utf8',
      env: { ...environment, PORT: 'eighty', DRAIN_SECONDS: '-1' },
      timeout: 20_000,
    });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("PORT is 'eighty': it must be a whole number from 1 to 65535");
    expect(run.stderr).toContain("DRAIN_SECONDS is '-1'");
  });
});
