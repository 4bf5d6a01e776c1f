import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { serviceFolder } from './python';

const read = (file: string) => readFileSync(join(serviceFolder, file), 'utf8');

/** Joins continued lines and drops comments: one requirement a line. */
const requirements = (file: string) =>
  read(file)
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line && !line.startsWith('#') && !line.startsWith('-r '));

describe.each(['requirements.txt', 'requirements-dev.txt'])('%s', (file) => {
  it('pins every package, with hashes', () => {
    expect(requirements(file).length).toBeGreaterThan(4);
    for (const line of requirements(file)) {
      expect(line).toMatch(/^[a-z0-9-]+==[0-9.]+( ; sys_platform == "win32")?( +--hash=sha256:[0-9a-f]{64})+$/);
    }
  });

  it('is sorted, so that a change is one line', () => {
    const names = requirements(file).map((line) => line.split('==')[0]);
    expect(names).toEqual([...names].sort());
  });
});

it('MarkupSafe has a wheel for both architectures of nodes', () => {
  const line = requirements('requirements.txt').find((one) => one.startsWith('markupsafe=='));
  expect(line?.match(/--hash/g)?.length).toBeGreaterThanOrEqual(2);
});

it('the image and the workflows use the same minor version of Python', () => {
  const image = /python:(3\.\d+)\./.exec(read('Dockerfile'))?.[1];
  expect(image).toBeDefined();
  // Both workflows test with the same action.
  const action = parse(readFileSync(join(serviceFolder, '../actions/test-service/action.yml'), 'utf8'));
  const steps: { with?: Record<string, string> }[] = action.runs.steps;
  expect(steps.flatMap((step) => step.with?.['python-version'] ?? [])).toEqual([image]);
  for (const name of ['verify.yml', 'service.yml']) {
    expect(readFileSync(join(serviceFolder, '../workflows', name), 'utf8')).not.toContain('python-version');
  }
});
