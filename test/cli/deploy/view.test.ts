import { table } from '../../../src/cli/deploy/table';
import { after, startView, type View } from '../../../src/cli/deploy/view';
import type { DeploymentEvent } from '../../../src/deployment/events';
import type { Step } from '../../../src/deployment/plan/plan';

const LOOK = { colour: false, unicode: true, columns: 100, rows: 30 };
const REGIONS = [
  { region: 'blue', group: 'rg-orders-prod-blue' },
  { region: 'green', group: 'rg-orders-prod-green' },
];
const START = startView(REGIONS, 'rg-orders-prod', 0);

const step = (kind: Step['kind'], region?: string) =>
  ({ id: kind, kind, needs: [], what: '', region }) as unknown as Step;
const started = (kind: Step['kind'], region?: string): DeploymentEvent => ({
  type: 'step',
  step: step(kind, region),
  status: 'started',
});
const done = (kind: Step['kind'], region?: string): DeploymentEvent => ({
  type: 'step',
  step: step(kind, region),
  status: 'done',
  detail: '',
  seconds: 1,
});
const failed = (kind: Step['kind'], region?: string): DeploymentEvent => ({
  type: 'step',
  step: step(kind, region),
  status: 'failed',
  error: new Error('x'),
  seconds: 1,
});

const seen = (events: readonly DeploymentEvent[], start: View = START) =>
  events.reduce((view, event, index) => after(view, event, (index + 1) * 1000), start);
const lines = (view: View, now = 10_000) => table(view, now, LOOK).map((line) => line.replace(/ +/g, ' ').trim());
const rows = (view: View, now?: number) => lines(view, now).slice(1);

it('shows for each region its phase, how long it takes, and what is worked on', () => {
  const parts = [{ group: 'RG-ORDERS-PROD-BLUE', done: 3, total: 9, working: 'cluster' }];
  const view = seen([started('infrastructure'), started('image'), { type: 'infrastructure', parts }]);
  expect(lines(view)).toEqual([
    'region phase for what',
    '› global infrastructure 9 s',
    '› image image 8 s',
    '› blue infrastructure 9 s 3 of 9, cluster',
    '› green infrastructure 9 s',
  ]);
});

it('what is there so far is no end: more may come', () => {
  const parts = [{ group: 'rg-orders-prod', done: 5, total: 5 }];
  const view = seen([started('infrastructure'), { type: 'infrastructure', parts }]);
  expect(rows(view)[0]).toBe('› global infrastructure 9 s 5 of 5 so far');
});

it('follows a region until it is live, and stops its time', () => {
  const view = seen([
    started('infrastructure'),
    done('infrastructure'),
    started('manifests', 'blue'),
    { type: 'working', step: 'manifests blue', region: 'blue', what: '2 of 6 pods run' },
    done('manifests', 'blue'),
    started('region-route', 'blue'),
    done('region-route', 'blue'),
  ]);
  expect(rows(view, 60_000)).toEqual([
    '✔ global infrastructure 1 s',
    '· image waits',
    '✔ blue live 1 s',
    '· green waits',
  ]);
});

it('says in words what failed, and what was left out for it', () => {
  const view = seen([
    started('manifests', 'blue'),
    failed('manifests', 'blue'),
    { type: 'step', step: step('region-route', 'blue'), status: 'left-out' },
    { type: 'step', step: step('region-route', 'green'), status: 'left-out' },
  ]);
  expect(rows(view).slice(2)).toEqual(['✖ blue manifests failed 1 s', '· green left out']);
});

it('fits the terminal: no line is too long, and in a low one what works is kept', () => {
  const many = Array.from({ length: 36 }, (_, index) => ({ region: `region${index}`, group: `rg-${index}` }));
  const view = seen([started('manifests', 'region30')], startView(many, 'rg', 0));
  const shown = table(view, 5000, { ...LOOK, columns: 40, rows: 10 });
  expect(shown).toHaveLength(9);
  expect(shown.join('\n')).toContain('region30');
  expect(shown.at(-1)).toContain('and 31 more');
  for (const line of shown) expect(line.length).toBeLessThan(40);
});

it('has signs for a terminal that shows ASCII alone', () => {
  const text = table(seen([failed('image')]), 0, { ...LOOK, unicode: false, columns: 30 }).join('\n');
  expect(text).toMatch(/^\P{ASCII}{0}[\x20-\x7e\n]+$/u);
  expect(text).toContain('[no] image');
});
