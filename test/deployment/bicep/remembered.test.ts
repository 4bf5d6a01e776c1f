import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { remembered } from '../../../src/deployment/bicep/remembered';

let memory: string;
let asked: string[];
beforeEach(() => {
  memory = join(mkdtempSync(join(tmpdir(), 'create-aks-ha-test-')), 'answers');
  asked = [];
});
afterEach(() => rmSync(join(memory, '..'), { recursive: true, force: true }));

const ask = (key: string | undefined, folder: string | undefined = memory) =>
  remembered({ memory: folder, key }, async () => {
    asked.push(String(key));
    return { answer: key };
  });

it('a question is worked out once, each by itself', async () => {
  for (const key of ['a', 'b', 'a', 'b']) expect(await ask(key)).toEqual({ answer: key });
  expect(asked).toEqual(['a', 'b']);
});

it('one that depends on more than is known is worked out each time, and kept nowhere', async () => {
  await ask(undefined);
  await ask(undefined);
  expect(asked).toHaveLength(2);
  expect(() => readdirSync(memory)).toThrow('ENOENT');
});

it('an answer that can not be read is worked out again', async () => {
  await ask('a');
  writeFileSync(join(memory, 'a.json'), '{"answer"');
  expect(await ask('a')).toEqual({ answer: 'a' });
  expect(await ask('a')).toEqual({ answer: 'a' });
  expect(asked).toEqual(['a', 'a']);
});

it('what can not be kept is answered all the same', async () => {
  writeFileSync(memory, 'a file where the folder would be');
  expect(await ask('a')).toEqual({ answer: 'a' });
});

it('a failure is not kept', async () => {
  const failing = () => remembered({ memory, key: 'a' }, () => Promise.reject(new Error('no compiler')));
  await expect(failing()).rejects.toThrow('no compiler');
  expect(await ask('a')).toEqual({ answer: 'a' });
});

it('the oldest are forgotten', async () => {
  for (let i = 0; i < 42; i += 1) {
    await ask(`q${i}`);
    utimesSync(join(memory, `q${i}.json`), i, i);
  }
  const kept = readdirSync(memory);
  expect(kept).toHaveLength(40);
  expect(kept).not.toContain('q0.json');
  expect(kept).not.toContain('q1.json');
});
