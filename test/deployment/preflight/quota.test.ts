import { quota } from '../../../src/blueprints/prose/quota';
import { quotaFindings, together } from '../../../src/deployment/preflight/quota';
import { configured } from '../configured';

const [need] = quota([configured().environment]);
if (!need) throw new Error('no need');
const usage = (limit: number, currentValue = 0) => [
  { name: { value: ` standard${need.family.toUpperCase()}Family ` }, currentValue, limit },
];

it('is enough where all nodes that the autoscaler may add fit, and an upgrade', () => {
  expect(quotaFindings(need, usage(need.most), 0)).toEqual([]);
});

it('is a warning where only the fewest fit', () => {
  expect(quotaFindings(need, usage(need.total), 0)).toEqual([expect.objectContaining({ severity: 'warning' })]);
});

it('is an obstacle below, and says how much to ask for', () => {
  expect(quotaFindings(need, usage(need.total - 1), 0)).toEqual([
    expect.objectContaining({
      severity: 'obstacle',
      fix: expect.stringContaining(`Ask for ${need.total} vCPUs of standard`),
    }),
  ]);
});

it('what others use does not count, and what the environment has already does', () => {
  expect(quotaFindings(need, usage(need.most, 1), 0)[0]?.severity).toBe('warning');
  expect(quotaFindings(need, usage(need.most, 24), 24)).toEqual([]);
});

it('a kind that Azure does not count is no finding', () => expect(quotaFindings(need, [], 0)).toEqual([]));

it('all kinds together have a quota of their own', () => {
  const all = together(quota([configured().environment]).filter(({ location }) => location === need.location));
  expect(all.total).toBeGreaterThan(need.total);
  const cores = (limit: number) => [{ name: { value: 'cores' }, currentValue: 0, limit }];
  expect(quotaFindings(all, cores(all.most), 0)).toEqual([]);
  expect(quotaFindings(all, cores(all.total - 1), 0)).toEqual([
    expect.objectContaining({
      severity: 'obstacle',
      fix: expect.stringContaining(`Ask for ${all.total} vCPUs of cores`),
    }),
  ]);
});
