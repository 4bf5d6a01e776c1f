import { type Answers, type Configuration, parseVariables, suggestVariables } from '../../../src/configuration';
import { USABLE_REGIONS } from '../../../src/configuration/region-catalogue';

/** A configuration of `orders` with as many regions in each environment. */
export function configurationOf(regions: number, answers: Answers = {}): Configuration {
  const locations = USABLE_REGIONS.slice(0, regions).map(({ name }) => ({ location: name }));
  return parseVariables(suggestVariables({ regions: locations, ...answers }), 'test');
}

export const ALL_REGIONS = USABLE_REGIONS.length;

/** What every document is tried with. */
export const CONFIGURATIONS: readonly (readonly [name: string, configuration: Configuration])[] = [
  ...[1, 2, 3, 4, 6, 7, 10, ALL_REGIONS].map((count) => [`${count} regions`, configurationOf(count)] as const),
  ['two environments', configurationOf(2, { environments: ['prod', 'staging'] })],
  ['priority routing', configurationOf(7, { routing: 'priority' })],
  ['latency routing', configurationOf(2, { routing: 'latency' })],
  [
    'names as long as can be',
    configurationOf(7, {
      workload: 'w'.repeat(40),
      environments: ['e'.repeat(20)],
      alertEmails: [`${'m'.repeat(60)}@${'w'.repeat(60)}.example.com`, 'second@example.com', 'third@example.com'],
      nodeSize: { user: 'Standard_D2plds_v5' },
    }),
  ],
];
