import { join } from 'node:path';
import ts from 'typescript';
import type { Rendered } from './rendering';

// `validate()` of kubernetes-models passes over keys that it does not know. The compiler does not: a literal may have no key
// that its interface lacks. So rendered objects are written down as literals, each of its kind's interface.

/** Where a file would be that imports the models; it is never written. */
const FILE = join(__dirname, 'rendered-objects.ts');

const OPTIONS: ts.CompilerOptions = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  types: [],
};

/** The module that has the model of an object's kind. */
export function modelOf({ apiVersion, kind }: Rendered): string {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : [undefined, apiVersion];
  const models = group?.startsWith('gateway.') ? '@kubernetes-models/gateway-api' : 'kubernetes-models';
  return [models, group, version, kind].filter(Boolean).join('/');
}

/** What the compiler says of objects, one sentence each; nothing where every key is known and every value fits. */
export function typeProblems(objects: readonly Rendered[]): string[] {
  const text = objects
    .map((object, index) => {
      const type = `import('${modelOf(object)}').I${object.kind}`;
      return `export const object${index}: ${type} = ${JSON.stringify(object, null, 2)};`;
    })
    .join('\n');
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === FILE || fileExists(path);
  host.getSourceFile = (path, target, ...rest) =>
    path === FILE ? ts.createSourceFile(path, text, target) : getSourceFile(path, target, ...rest);
  const program = ts.createProgram([FILE], OPTIONS, host);
  return ts
    .getPreEmitDiagnostics(program, program.getSourceFile(FILE))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
