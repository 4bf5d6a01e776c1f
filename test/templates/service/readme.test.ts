import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RESERVED_VARIABLES } from '../../../src/cdk8s/container-environment';
import { environment, python, serviceFolder } from './python';

const read = (file: string) => readFileSync(join(serviceFolder, file), 'utf8');
const page = read('README.md');
const rows = [...page.matchAll(/^\| `([^`]+)`( \(charts\))? \|/gm)].map(([, name = '', charts]) => ({ name, charts }));

describe('README.md of the service', () => {
  it('lists every setting, and which of them the charts set', () => {
    const settings = [...read('src/service/settings.py').matchAll(/=read\("([A-Z_]+)"/g)].map(([, name]) => name);
    const listed = rows.filter(({ name }) => /^[A-Z_]+$/.test(name));
    expect(listed.map(({ name }) => name).sort()).toEqual(settings.sort());
    expect(
      listed
        .filter(({ charts }) => charts)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...RESERVED_VARIABLES].sort());
  });

  it('lists every endpoint', () => {
    const code = 'import service; print(*[r.rule for r in service.create_app().url_map.iter_rules()])';
    const env = { ...environment, PYTHONPATH: join(serviceFolder, 'src') };
    const run = spawnSync(python(), ['-c', code], { encoding: 'utf8', env });
    const listed = rows.flatMap(({ name }) => /^GET (\S+)$/.exec(name)?.[1] ?? []);
    expect(listed.sort()).toEqual(run.stdout.trim().split(' ').sort());
  });

  it('names only files that exist', () => {
    const files = rows.flatMap(({ name }) => /\b(?:bench|image)\/\S+\.py/.exec(name) ?? []);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files)
      expect({ file, exists: existsSync(join(serviceFolder, file)) }).toEqual({ file, exists: true });
  });
});
