import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBicep } from '../../../src/deployment/bicep/find-bicep';

const home = mkdtempSync(join(tmpdir(), 'find-bicep-'));
afterAll(() => rmSync(home, { recursive: true }));

function install(folder: string, mode = 0o755): string {
  mkdirSync(join(home, folder), { recursive: true });
  const path = join(home, folder, 'bicep');
  writeFileSync(path, '');
  chmodSync(path, mode);
  return path;
}

test('where there is none, the error says how to get one', () => {
  expect(() => findBicep({ PATH: '' }, home)).toThrow(
    expect.objectContaining({ code: 'E503', hint: expect.stringContaining('az bicep install') }),
  );
});

test('BICEP_PATH comes first, then PATH, then what az has installed', () => {
  const azure = install('.azure/bin');
  expect(findBicep({ PATH: join(home, 'empty') }, home)).toBe(azure);
  const onPath = install('bin');
  expect(findBicep({ PATH: `${join(home, 'empty')}:${join(home, 'bin')}` }, home)).toBe(onPath);
  const named = install('named');
  expect(findBicep({ PATH: join(home, 'bin'), BICEP_PATH: named }, home)).toBe(named);
});

test('a BICEP_PATH that leads nowhere is told instead of passed over', () => {
  install('bin');
  expect(() => findBicep({ PATH: join(home, 'bin'), BICEP_PATH: join(home, 'nothing') }, home)).toThrow(
    expect.objectContaining({ code: 'E503', message: expect.stringContaining('nothing') }),
  );
});
