import { join } from 'node:path';
import { AksHaError } from '../../errors/aks-ha-error';
import { runCommand } from '../../generation/run-command';
import { jsonOf } from '../http/json';
import { BICEP_ENVIRONMENT } from './bicep-environment';
import { formatDiagnostics, readDiagnostics } from './diagnostics';

/** A template and the values of one environment, as Azure takes them. */
export interface Compiled {
  readonly template: Template;
  readonly parameters: Parameters;
}

export interface Template {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly metadata?: { readonly _generator?: { readonly templateHash?: string } };
}

export type Parameters = Readonly<Record<string, { readonly value: unknown }>>;

export interface CompileProps {
  /** The Bicep CLI. */
  readonly bicep: string;
  /** Root of the repository. */
  readonly root: string;
  readonly environment: string;
  readonly signal: AbortSignal;
}

/**
 * Compiles what an environment deploys.
 *
 * @throws AksHaError E505 with file, line and column of each mistake
 */
export async function compile({ bicep, root, environment, signal }: CompileProps): Promise<Compiled> {
  const file = join(root, 'devops/bicep', `${environment}.bicepparam`);
  const { status, output } = await runCommand(bicep, ['build-params', file, '--stdout'], {
    cwd: root,
    env: BICEP_ENVIRONMENT,
    signal,
  });
  if (signal.aborted) throw signal.reason;
  // Warnings stand before the line that is the result.
  const result = jsonOf(output.split('\n').find((line) => line.startsWith('{"')) ?? '') as
    | { parametersJson: string; templateJson: string }
    | undefined;
  if (status !== 0 || !result) throw refused(output, root);
  return {
    template: JSON.parse(result.templateJson),
    parameters: JSON.parse(result.parametersJson).parameters,
  };
}

function refused(output: string, root: string): AksHaError {
  const errors = readDiagnostics(output, root).filter(({ level }) => level === 'Error');
  return new AksHaError({
    code: 'E505',
    source: 'user',
    message: `The Bicep files don't compile:\n${errors.length > 0 ? formatDiagnostics(errors) : output.trim()}`,
    hint: 'Mend what is named above; devops/bicep/workload.bicep is yours, the rest is renewed by npx projen.',
  });
}
