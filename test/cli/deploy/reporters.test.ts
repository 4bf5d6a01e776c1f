import { jsonLines } from '../../../src/cli/deploy/json-lines';
import { liveTable } from '../../../src/cli/deploy/live-table';
import { plainLines } from '../../../src/cli/deploy/plain-lines';
import { startView } from '../../../src/cli/deploy/view';
import type { DeploymentEvent } from '../../../src/deployment/events';
import type { Step } from '../../../src/deployment/plan/plan';
import { AksHaError } from '../../../src/errors/aks-ha-error';
import { FakeClock } from '../../deployment/fake-clock';

const step: Step = { id: 'manifests blue', kind: 'manifests', mode: 'first', region: 'blue', needs: [], what: '' };
const error = new AksHaError({ code: 'E622', source: 'user', message: 'crashes', hint: 'mend it' });
const RETRY: DeploymentEvent = {
  type: 'retry',
  method: 'GET',
  url: 'https://management.azure.com/subscriptions/1',
  reason: 'HTTP 429',
  delay: 30_000,
};
const LIVE: DeploymentEvent = {
  type: 'live',
  address: 'https://orders.azurefd.net',
  regions: ['blue', 'green'],
  seconds: 754,
};

describe('as JSON', () => {
  const told: string[] = [];
  const reporter = jsonLines((text) => told.push(text));

  it('each event is a line with its type first; an error has code, message and fix', () => {
    reporter.event({ type: 'step', step, status: 'failed', error, seconds: 3 });
    reporter.event(LIVE);
    expect(told.every((line) => line.endsWith('\n') && line.startsWith('{"type":'))).toBe(true);
    expect(JSON.parse(told[0] ?? '').error).toEqual({ code: 'E622', message: 'crashes', hint: 'mend it' });
    expect(JSON.parse(told[1] ?? '')).toEqual(LIVE);
  });
});

describe('in lines that stay', () => {
  /** Time in which so many minutes pass at once, and then no more. */
  class Minutes extends FakeClock {
    constructor(private left: number) {
      super();
    }

    public override sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
      this.left -= 1;
      if (this.left >= 0) return super.sleep(milliseconds, signal);
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    }
  }

  async function told(minutes: number, events: readonly DeploymentEvent[]): Promise<string[]> {
    const lines: string[] = [];
    const end = new AbortController();
    const clock = new Minutes(minutes);
    const reporter = plainLines({ err: (text) => lines.push(text), clock, wall: clock, signal: end.signal });
    for (const event of events) reporter.event(event);
    await new Promise((resolve) => setImmediate(resolve));
    end.abort();
    return lines;
  }

  it('each end of a step is told with the time', async () => {
    const lines = await told(0, [
      { type: 'step', step, status: 'started' },
      { type: 'step', step, status: 'done', detail: '9 of 9 objects changed', seconds: 75 },
      { type: 'step', step, status: 'failed', error, seconds: 3 },
      LIVE,
    ]);
    expect(lines).toEqual([
      '[         0 s] manifests blue done in 1 min 15 s: 9 of 9 objects changed\n',
      '[         0 s] manifests blue failed after 3 s: crashes\n',
      '[         0 s] Live in 2 regions (blue, green) after 12 min 34 s: https://orders.azurefd.net\n',
    ]);
  });

  it('a wait for a request that is sent again is told', async () => {
    expect((await told(0, [RETRY])).join('')).toContain('management.azure.com');
  });

  it('a minute of silence is broken by what goes on', async () => {
    const working: DeploymentEvent = { type: 'working', step: step.id, region: 'blue', what: '2 of 6 pods run' };
    expect(await told(1, [working])).toEqual(['[  1 min 00 s] goes on: manifests blue: 2 of 6 pods run\n']);
  });
});

describe('as a table that moves', () => {
  const told: string[] = [];
  const start = startView([{ region: 'blue', group: 'rg-blue' }], 'rg', 0);
  const look = () => ({ colour: false, unicode: true, columns: 80, rows: 24 });
  const reporter = liveTable({ err: (text) => told.push(text), look, clock: new FakeClock(), start });
  afterAll(() => reporter.stop());

  it('is drawn again over itself, and taken away when a line is told that stays', () => {
    reporter.event({ type: 'step', step, status: 'started' });
    expect(told.join('')).toMatch(/› blue +manifests/);
    reporter.event({ type: 'step', step, status: 'failed', error, seconds: 3 });
    expect(told.join('')).toContain('\u001b[4A\u001b[0Jmanifests blue failed after 3 s: crashes\n');
  });

  it('a wait for a request that is sent again is told above it', () => {
    told.length = 0;
    reporter.event(RETRY);
    expect(told[1]).toMatch(/^Waits for management\.azure\.com .* asked again in 30 s\n$/);
  });

  it('is gone at the end', () => {
    told.length = 0;
    reporter.event(LIVE);
    const [erased, line, ...more] = told;
    expect(erased).toBe('\u001b[4A\u001b[0J');
    expect(line).toMatch(/^Live in 2 regions .*\n$/);
    expect(more).toEqual([]);
  });
});
