import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { actionFile, actions, workflows } from './workflow';

/** Prints what GitHub's own parser finds in the files named on the command line. */
const PROGRAM = `
import { readFileSync } from 'node:fs';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parseAction } from '@actions/workflow-parser/actions/action-parser';
const found = {};
for (const name of process.argv.slice(2)) {
  const file = { name, content: readFileSync(name, 'utf8') };
  const isAction = name.endsWith('action.yml');
  const { context, value } = (isAction ? parseAction : parseWorkflow)(file, new NoOperationTraceWriter());
  const errors = context.errors.getErrors().map((error) => error.message);
  const template = isAction || !value ? {} : await convertWorkflowTemplate(context, value, undefined, { errorPolicy: 1 });
  found[name] = [...errors, ...(template.errors ?? []).map((error) => error.Message ?? error.message)];
}
console.log(JSON.stringify(found));
`;

describe('the parser of GitHub', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aks-ha-github-'));
  const program = join(folder, 'parse.mjs');
  afterAll(() => rmSync(folder, { recursive: true }));

  // As it is published, it imports JSON in a way that Node 20 refuses; a bundle has it inside.
  beforeAll(async () => {
    await build({
      stdin: { contents: PROGRAM, resolveDir: __dirname },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: program,
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'error',
    });
  });

  const parse = (files: string[]): Record<string, string[]> => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...files], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout);
  };

  it('finds nothing in the workflows and the actions', () => {
    const files = [
      ...workflows.map(({ file }) => join(actionFile('..'), 'workflows', file)),
      ...actions.map(({ file }) => actionFile(file)),
    ];
    expect(parse(files)).toEqual(Object.fromEntries(files.map((file) => [file, []])));
  });

  it('is at work: it finds a key and a context that GitHub does not know', () => {
    const broken = join(folder, 'broken.yml');
    const job = `runs-on: ubuntu-24.04\n    permission: {}\n    steps:\n      - run: echo "\${{ secret.X }}"`;
    writeFileSync(broken, `on: push\njobs:\n  one:\n    ${job}\n`);
    expect(parse([broken])[broken]?.join()).toMatch(/Unexpected value 'permission'/);
  });
});
