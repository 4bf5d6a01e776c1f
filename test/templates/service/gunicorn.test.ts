import { spawnSync } from 'node:child_process';
import { Agent } from 'node:http';
import { environment, python, serviceFolder } from './python';
import { RunningService, until } from './running-service';

describe('gunicorn with the configuration of the service', () => {
  let service: RunningService | undefined;
  const keepAlive = new Agent({ keepAlive: true, maxSockets: 1 });
  const idle = new Agent({ keepAlive: true, maxSockets: 1 });

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
    running.signal('SIGTERM');
    await until('readiness is refused', 1_500, async () => (await running.get('/readyz')).status === 503);
    running.signal('SIGTERM');
    expect(await running.exitCode(5_000)).toBe(0);
  });

  it('writes nothing but JSON, gunicorn itself included', async () => {
    service = await RunningService.start({ DRAIN_SECONDS: '0', STAMP: 'blue' });
    await service.get('/default');
    service.signal('SIGTERM');
    await service.exitCode(5_000);
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
