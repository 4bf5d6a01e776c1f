import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { warningsFor } from '../../src/cli/warnings';
import { parseVariables, suggestVariables } from '../../src/configuration';

const told = { alertEmails: ['oncall@contoso.com'] };

const folder = mkdtempSync(join(tmpdir(), 'warnings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function warnings(answers: Parameters<typeof suggestVariables>[0], agent?: string) {
  return warningsFor(parseVariables(suggestVariables(answers), 'test'), folder, agent);
}

describe('warnings', () => {
  it('are none where two regions and a person were named', () => {
    expect(warnings(told, 'npm/11.19.1 node/v20.20.2 linux x64')).toEqual([]);
    expect(warnings(told)).toEqual([]);
  });

  it('tell that nobody gets the alerts', () => {
    expect(warnings({})[0]?.text).toContain('oncall@example.com');
  });

  it('suggest the pair of a single region', () => {
    const [warning] = warnings({ ...told, regions: [{ location: 'eastus2' }] });
    expect(warning).toEqual({
      text: 'one region survives the loss of a zone, not of the region.',
      advice: 'centralus is its pair: --regions eastus2,centralus',
    });
  });

  it('suggest the nearest other region where the pair has no zones, or where there is none', () => {
    const advice = (location: string) => warnings({ ...told, regions: [{ location }] })[0]?.advice;
    expect(advice('uksouth')).toMatch(/^\w+ is the nearest other one: --regions uksouth,\w+$/);
    expect(advice('polandcentral')).toBe('austriaeast is the nearest other one: --regions polandcentral,austriaeast');
  });

  it('say it once for two environments in the same region', () => {
    const answers = { ...told, environments: ['staging', 'prod'], regions: [{ location: 'eastus2' }] };
    expect(warnings(answers)).toHaveLength(1);
  });

  it("tell that a service of one's own has no Dockerfile, until it has one", () => {
    const answers = { ...told, serviceDirectory: 'apps/api' };
    expect(warnings(answers).map(({ text }) => text)).toEqual(['your service in apps/api has no Dockerfile.']);
    mkdirSync(join(folder, 'apps/api'), { recursive: true });
    writeFileSync(join(folder, 'apps/api/Dockerfile'), 'FROM scratch');
    expect(warnings(answers)).toEqual([]);
  });

  it.each(['yarn/4.9.1', 'pnpm/10.12.1', 'bun/1.2.17'])('say that npm is used where %s is', (agent) => {
    expect(warnings(told, agent)[0]?.text).toContain(`started with ${agent.split('/')[0]}`);
  });
});
