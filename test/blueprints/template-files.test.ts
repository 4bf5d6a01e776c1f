import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot, packageVersion, templatesRoot } from '../../src/blueprints/package-root';
import { templateFiles } from '../../src/blueprints/template-files';

describe('the folder of this package', () => {
  it('is found from where the code runs', () => {
    const { name, version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
    expect(name).toBe('create-aks-ha');
    expect(packageVersion()).toBe(version);
    expect(templatesRoot()).toBe(join(packageRoot(), 'templates'));
  });
});

describe('the files of a template', () => {
  it.each(['bicep', 'charts', 'scripts', 'service', 'workflows'])(
    '%s: come in the order of their paths, with slashes',
    (folder) => {
      const paths = templateFiles(folder).map(({ path }) => path);
      expect(paths).not.toEqual([]);
      expect(paths.filter((path) => path.includes('\\') || path.startsWith('/'))).toEqual([]);
      expect(new Set(paths).size).toBe(paths.length);
    },
  );

  it('come as they are', () => {
    const [charts] = templateFiles('charts');
    expect(charts?.path).toBe('main.ts');
    expect(charts?.content).toBe(readFileSync(join(templatesRoot(), 'charts/main.ts'), 'utf8'));
  });

  it('hold nothing that running them leaves behind', () => {
    expect(templateFiles('service').filter(({ path }) => /pycache|\.pyc$|pytest_cache|egg-info/.test(path))).toEqual(
      [],
    );
  });
});
