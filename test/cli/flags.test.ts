import { FLAG_NAMES, FLAGS, flagOf } from '../../src/cli/flags';
import { buildProgram } from '../../src/cli/program';
import { suggestVariables } from '../../src/configuration';
import { answersIn } from '../../src/configuration/answer';

const { options } = buildProgram('1.2.3', {
  create: async () => undefined,
  completion: () => undefined,
  verify: async () => undefined,
  upgrade: async () => undefined,
  deploy: async () => undefined,
  status: async () => undefined,
  destroy: async () => undefined,
  drain: async () => undefined,
  restore: async () => undefined,
  drill: async () => undefined,
});

describe('every answer', () => {
  it.each(FLAG_NAMES)('%s has a flag that the command line takes, under the same name', (name) => {
    const option = options.find(({ long }) => long === FLAGS[name].flag);
    expect(option?.attributeName()).toBe(name);
    expect(option?.required).toBe(true);
  });

  it('in variables.json belongs to a flag', () => {
    const answers = answersIn(suggestVariables({}));
    expect(answers.length).toBeGreaterThan(5);
    expect(answers.filter(({ path }) => flagOf(path) === undefined)).toEqual([]);
  });

  it('can be described on one line of 80 columns', () => {
    const width = Math.max(...FLAG_NAMES.map((name) => FLAGS[name].flag.length));
    expect(FLAG_NAMES.filter((name) => 2 + width + 2 + FLAGS[name].description.length > 80)).toEqual([]);
  });
});

describe('the flag of a place in variables.json', () => {
  it.each([
    [['workload'], '--name'],
    [['serviceDirectory'], '--service-dir'],
    [['environments'], '--environments'],
    [['environments', 'prod'], '--environments'],
    [['environments', 'prod', 'resourceGroup'], '--resource-group'],
    [['environments', 'prod', 'containerRegistryName'], '--registry'],
    [['environments', 'prod', 'frontDoorName'], '--front-door'],
    [['environments', 'prod', 'routing'], '--routing'],
    [['environments', 'prod', 'alertEmails', 1], '--alert-email'],
    [['environments', 'prod', 'nodeSize', 'system'], '--node-size'],
    [['environments', 'prod', 'regions', 0, 'location'], '--regions'],
    [['environments', 'prod', 'regions', 0, 'aksClusterName'], '--cluster'],
  ])('%j is %s', (path, flag) => {
    expect(flagOf(path)).toBe(flag);
  });

  it.each([[[]], [['$schema']], [['environments', 'prod', 'addressSpace']], [['environments', 'prod', 'unknown']]])(
    '%j has none',
    (path) => {
      expect(flagOf(path)).toBeUndefined();
    },
  );
});
