import { markdownReport } from '../../../src/cli/verify/markdown-report';
import { textReport } from '../../../src/cli/verify/text-report';
import type { Report } from '../../../src/verification/report';

const REPORT: Report = {
  environments: [
    {
      environment: 'prod',
      notes: ['manifests/prod/blue.yaml: StatefulSet db is not judged'],
      scenarios: [
        {
          id: 'a',
          title: 'Drain of every node in turn',
          verdict: 'survived',
          evidence: ['12 nodes | emptied'],
          findings: [],
        },
        {
          id: 'b',
          title: 'Loss of any one zone',
          verdict: 'not survived',
          evidence: [],
          findings: [
            {
              where: 'manifests/prod/blue.yaml: Deployment orders',
              field: 'spec.template.spec.topologySpreadConstraints',
              problem: 'the loss of a zone may leave 0 of 6 copies, 4 are needed',
              fix: 'demand an even spread over zones',
            },
          ],
        },
        {
          id: 'c',
          title: 'Loss of any one region',
          verdict: 'not claimed',
          evidence: ['there is one region only'],
          findings: [],
        },
        {
          id: 'd',
          title: 'Loss of a region of the registry',
          verdict: 'not judged',
          evidence: ['no Bicep'],
          findings: [],
        },
      ],
    },
  ],
  differing: ['manifests/prod/blue.yaml'],
};
const plain = { colour: false, unicode: true };

test('each failure has a line with its verdict in words', () => {
  const text = textReport(REPORT, plain);
  expect(text).toMatch(/^prod: 1 of 2 failures survived, 1 not claimed, 1 not judged\n/);
  expect(text).toMatch(/^✔ survived {6}Drain of every node in turn$/m);
  expect(text).toMatch(/^✖ not survived {2}Loss of any one zone$/m);
  expect(text).toMatch(/^– not claimed {3}Loss of any one region$/m);
});

test('below one that is not survived stands what to change, where and why', () => {
  const text = textReport(REPORT, plain);
  expect(text).toContain('    manifests/prod/blue.yaml: Deployment orders\n');
  expect(text).toContain('      spec.template.spec.topologySpreadConstraints\n');
  expect(text).toContain('      fix: demand an even spread over zones\n');
});

test('why something is not claimed or judged is told, what was seen only where it is asked for', () => {
  expect(textReport(REPORT, plain)).toContain('there is one region only');
  expect(textReport(REPORT, plain)).not.toContain('12 nodes');
  expect(textReport(REPORT, { ...plain, details: true })).toContain('12 nodes | emptied');
});

test('manifests that are out of date and objects that are not judged are told', () => {
  const text = textReport(REPORT, plain);
  expect(text).toContain('Warning: manifests/prod/blue.yaml is not what the charts render now. Render it: npx projen');
  expect(text).toContain('StatefulSet db is not judged');
});

test('why manifests could not be compared is told, line by line', () => {
  const failed = { ...REPORT, differing: [], notCompared: 'The charts contradict themselves:\n  port is 80' };
  expect(textReport(failed, { ...plain, columns: 200 })).toMatch(
    /^Warning: The manifests could not be compared .*themselves:\nport is 80$/m,
  );
  expect(markdownReport(failed)).toContain('themselves:\n>   port is 80');
});

test.each([40, 80, 200])('at %d columns no line is longer, in signs that the terminal has', (columns) => {
  const lines = textReport(REPORT, { ...plain, unicode: false, columns, details: true }).split('\n');
  expect(lines.filter((line) => line.length > columns)).toEqual([]);
  expect(lines.filter((line) => /\P{ASCII}/u.test(line))).toEqual([]);
});

test('colour is added and takes no word away', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what colours begin with
  expect(textReport(REPORT, { ...plain, colour: true }).replace(/\u001b\[\d+m/g, '')).toBe(textReport(REPORT, plain));
});

test('as Markdown it is a table, and a list of what to change', () => {
  const text = markdownReport(REPORT);
  expect(text).toContain('### prod: 1 of 2 failures survived, 1 not claimed, 1 not judged');
  expect(text).toContain('| Drain of every node in turn | survived | 12 nodes \\| emptied |');
  expect(text).toContain('| Loss of any one zone | **not survived** |  |');
  expect(text).toContain(
    '- `manifests/prod/blue.yaml: Deployment orders`, `spec.template.spec.topologySpreadConstraints`: the loss',
  );
  expect(text).toContain('> manifests/prod/blue.yaml is not what the charts render now. Render it: npx projen');
});

test('what is to be changed for several failures is told once in full', () => {
  const [environment] = REPORT.environments;
  const failed = environment?.scenarios.find(({ id }) => id === 'b');
  if (!environment || !failed) throw new Error('no failure');
  const twice = { ...environment, scenarios: [failed, { ...failed, id: 'e', title: 'Rolling update' }] };
  const report = { ...REPORT, environments: [twice] };
  const again = 'manifests/prod/blue.yaml: Deployment orders: spec.template.spec.topologySpreadConstraints, as above';
  const text = textReport(report, { ...plain, columns: 200 });
  expect(text.match(/fix:/g)).toHaveLength(1);
  expect(text).toContain(`✖ not survived  Rolling update\n    ${again}\n`);
  expect(markdownReport(report)).toContain(
    '**Rolling update** is not survived:\n\n- `manifests/prod/blue.yaml: Deployment orders`, `spec.template.spec.topologySpreadConstraints`: as above\n',
  );
});
