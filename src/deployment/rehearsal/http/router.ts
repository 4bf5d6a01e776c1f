import type { Reply } from './reply';
import type { RehearsalRequest } from './request';

/** What a request changed, for the log. */
export interface Change {
  readonly action: 'created' | 'updated' | 'deleted';
  readonly id: string;
}

/** A request on its way through a service. */
export interface Call {
  readonly request: RehearsalRequest;
  /** Parts of the path by name, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** Written to the log with the request. */
  readonly changes: Change[];
}

/** One thing that a service can be asked for. */
export interface Route {
  /** Such as `deployments.put`: faults and the log name it. */
  readonly operation: string;
  readonly method: string;
  /** `{name}` stands for one part of the path, `{name*}` for all the rest. Compared without case. */
  readonly path: string;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

interface Compiled {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Finds the route of a request: the first one that fits. */
export class Router {
  private readonly compiled: readonly Compiled[];

  constructor(routes: readonly Route[]) {
    this.compiled = routes.map(compile);
  }

  /** Names of all that can be asked. */
  public get operations(): string[] {
    return [...new Set(this.compiled.map(({ route }) => route.operation))];
  }

  public find(method: string, path: string): { route: Route; params: Record<string, string> } | undefined {
    for (const { route, pattern, names } of this.compiled) {
      if (route.method !== method) continue;
      const match = pattern.exec(path);
      if (match)
        return { route, params: Object.fromEntries(names.map((name, i) => [name, decode(match[i + 1] ?? '')])) };
    }
    return undefined;
  }
}

function compile(route: Route): Compiled {
  const names: string[] = [];
  const pattern = route.path
    .replace(/[.$^()|[\]\\+?]/g, '\\$&')
    .replace(/\{(\w+)(\*?)\}/g, (_, name: string, rest: string) => {
      names.push(name);
      return rest ? '(.*)' : '([^/]+)';
    });
  return { route, pattern: new RegExp(`^${pattern}/?$`, 'i'), names };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
