import { FUNCTIONS, type Value } from './functions';
import { type Expression, isExpression, parseExpression } from './parse-expression';

/** What expressions may ask for when a deployment runs. */
export interface Runtime {
  /** Of the outermost deployment. */
  readonly deploymentName: string;
  /** Outputs of a deployment or properties of a resource; `full`: the whole resource. Undefined while it is not there. */
  reference(id: string, full: boolean): Value | undefined;
}

/** An expression that this program can't work out: it stays in the answer as it is. */
class Unresolved extends Error {}

/** A value with all expressions in it worked out, as far as that goes. */
export function resolve(value: Value, runtime: Runtime): Value {
  if (typeof value === 'string') return isExpression(value) ? resolveText(value, runtime) : value.replace(/^\[\[/, '[');
  if (Array.isArray(value)) return value.map((each) => resolve(each, runtime));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [String(resolve(key, runtime)), resolve(each, runtime)]),
  );
}

function resolveText(text: string, runtime: Runtime): Value {
  try {
    return evaluate(parseExpression(text), runtime);
  } catch (error) {
    if (error instanceof Unresolved || error instanceof SyntaxError) return text;
    throw error;
  }
}

function evaluate(expression: Expression, runtime: Runtime): Value {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'member') {
    const of = evaluate(expression.of, runtime) as Record<string, Value> | null | undefined;
    const value = of?.[String(evaluate(expression.key, runtime))];
    if (value === undefined) throw new Unresolved();
    return value;
  }
  return call(expression.name.toLowerCase(), expression.args, runtime);
}

function call(name: string, args: readonly Expression[], runtime: Runtime): Value {
  if (name === 'if') return evaluate(args[evaluate(args[0] as Expression, runtime) ? 1 : 2] as Expression, runtime);
  const values = args.map((arg) => evaluate(arg, runtime));
  if (name === 'deployment') return { name: runtime.deploymentName };
  if (name === 'reference') return referred(String(values[0]), values[2] === 'Full', runtime);
  const fun = FUNCTIONS[name];
  if (!fun) throw new Unresolved();
  return fun(...values);
}

function referred(id: string, full: boolean, runtime: Runtime): Value {
  const value = runtime.reference(id, full);
  if (value === undefined) throw new Unresolved();
  return value;
}
