import { Repository } from './repository';

const one = new Repository().synth();
const two = new Repository().synth({ environments: ['prod', 'staging'], regions: ['eastus2,centralus,westus3'] });
afterAll(() => {
  one.remove();
  two.remove();
});

/** What projen needs to know from one run to the next, and what every Node project has. */
const PROJENS = [
  ...['.gitattributes', '.gitignore', '.projen/deps.json', '.projen/files.json', '.projen/managed.json'],
  ...['.projen/seeded.json', '.projen/tasks.json', '.projenrc.ts', 'package.json', 'tsconfig.json'],
];

/** The families of the emitted repository, and how each of their files is called. */
const FAMILIES: [string, RegExp][] = [
  ['answers', /^devops\/config\/variables(\.schema)?\.json$/],
  ['infrastructure', /^devops\/bicep\/((modules\/)?[a-z-]+\.bicep|bicepconfig\.json|prod\.bicepparam)$/],
  ['scripts', /^devops\/scripts\/[A-Za-z-]+\.ps1$/],
  ['charts', /^charts\/main\.ts$/],
  ['service', /^service\/(src\/service\/|tests\/|bench\/|image\/)?[\w.-]+$/],
  ['documents', /^(README\.md|docs\/(architecture\.svg|runbook\.md|settings\.md|upgrades\.md))$/],
  ['actions of the workflows', /^\.github\/actions\/[a-z-]+\/(action\.yml|[a-z-]+\.(sh|jq))$/],
  ['workflows', /^\.github\/workflows\/[a-z]+\.yml$/],
];

describe('a repository for one environment', () => {
  const files = one.files().filter((path) => !PROJENS.includes(path));

  it('has what projen needs', () => {
    expect(one.files().filter((path) => PROJENS.includes(path))).toEqual([...PROJENS].sort());
  });

  it.each(FAMILIES)('has its %s', (_, pattern) => expect(files.filter((path) => pattern.test(path))).not.toEqual([]));

  it('has nothing that belongs to none of these', () => {
    expect(files.filter((path) => !FAMILIES.some(([, pattern]) => pattern.test(path)))).toEqual([]);
  });

  it('has nothing that running the templates leaves behind', () => {
    expect(files.filter((path) => /pycache|pytest|egg-info|venv|node_modules/.test(path))).toEqual([]);
  });

  it.each([
    'devops/bicep/main.bicep',
    'devops/bicep/workload.bicep',
    'devops/bicep/types.bicep',
    'service/Dockerfile',
    'service/.dockerignore',
    'service/pyproject.toml',
    'service/requirements.txt',
  ])('has %s', (path) => expect(files).toContain(path));
});

it('a second environment adds its parameters and nothing else', () => {
  expect(two.files()).toEqual([...one.files(), 'devops/bicep/staging.bicepparam'].sort());
});

describe('variables.json', () => {
  it('holds exactly the answers', () => {
    const variables = JSON.parse(two.read('devops/config/variables.json'));
    expect(Object.keys(variables)).toEqual(['$schema', 'version', 'workload', 'environments']);
    expect(variables.workload).toBe('orders');
    expect(Object.keys(variables.environments)).toEqual(['prod', 'staging']);
    const { regions } = variables.environments.staging;
    expect(regions.map(({ location }: { location: string }) => location)).toEqual(['eastus2', 'centralus', 'westus3']);
  });

  it('points to its schema, which is there', () => {
    expect(JSON.parse(one.read('devops/config/variables.json')).$schema).toBe('./variables.schema.json');
    expect(JSON.parse(one.read('devops/config/variables.schema.json')).type).toBe('object');
  });

  it('has its short lists on one line', () => {
    expect(one.read('devops/config/variables.json')).toContain('"zones": ["1", "2", "3"]');
  });
});

describe('package.json', () => {
  const { scripts, devDependencies, dependencies, ...rest } = JSON.parse(one.read('package.json'));

  it('has the commands of the repository and no others', () => {
    const names = [
      'deploy',
      'destroy',
      'drain',
      'drill',
      'eject',
      'projen',
      'restore',
      'status',
      'synth',
      'test',
      'test:service',
      'upgrade',
      'verify',
    ];
    expect(Object.keys(scripts).sort()).toEqual(names);
  });

  it('names a version for every dependency; that of create-aks-ha is left as it was installed', () => {
    const { 'create-aks-ha': own, ...others } = devDependencies;
    expect(own).toBe('^1.2.3');
    expect(Object.entries(others).filter(([, version]) => !/^[~^]\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
    expect(dependencies).toBeUndefined();
  });

  it('tells projen no version of create-aks-ha, or every upgrade would be undone', () => {
    const known = JSON.parse(one.read('.projen/deps.json')).dependencies;
    expect(known).toContainEqual({ name: 'create-aks-ha', type: 'build' });
    expect(known.filter(({ version }: { version?: string }) => version === undefined)).toHaveLength(1);
  });

  it('is private, named after the workload, and asks for Node 20.20', () => {
    expect(rest).toMatchObject({ name: 'orders', private: true, engines: { node: '>= 20.20.0' } });
    expect(Object.keys(rest).sort()).toEqual(['//', 'engines', 'license', 'name', 'private', 'version']);
  });
});

describe('whoever synthesises again', () => {
  it('gets the same bytes', () => {
    const before = two.contents();
    expect(two.synth().contents()).toEqual(before);
  });

  it('gets the same bytes in another folder', () => {
    const other = new Repository('somewhere else').synth({ name: 'orders' });
    expect(other.contents()).toEqual(one.contents());
    other.remove();
  });
});

it('options of projen add to the repository', () => {
  const repository = new Repository().synth({ deps: ['yaml@^2.0.0'], gitignore: ['/notes/'] });
  expect(JSON.parse(repository.read('package.json')).dependencies).toEqual({ yaml: '^2.0.0' });
  expect(repository.read('.gitignore')).toContain('/notes/');
  repository.remove();
});
