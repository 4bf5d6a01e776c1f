import type { CreateOptions } from '../../src/cli/options';
import { buildProgram } from '../../src/cli/program';

export interface Parsed {
  readonly directory: string | undefined;
  readonly options: CreateOptions;
}

/** What the command line makes of its arguments; throws what commander throws. */
export async function parse(...args: readonly string[]): Promise<Parsed> {
  let parsed: Parsed | undefined;
  const program = buildProgram('1.2.3', {
    create: async (directory, options) => {
      parsed = { directory, options };
    },
    completion: () => undefined,
    verify: async () => undefined,
    upgrade: async () => undefined,
    deploy: async () => undefined,
    status: async () => undefined,
    destroy: async () => undefined,
    drain: async () => undefined,
    restore: async () => undefined,
    drill: async () => undefined,
  });
  program.configureOutput({ writeErr: () => undefined, writeOut: () => undefined });
  await program.parseAsync([...args], { from: 'user' });
  if (!parsed) throw new Error('Nothing was parsed.');
  return parsed;
}
