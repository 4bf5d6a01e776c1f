import { join } from 'node:path';
import type { Resources } from '../../verification/infrastructure/resources';
import { startBicepSession } from './bicep-session';
import { cacheFolder } from './cache-folder';
import { type Compiled, compile } from './compile';
import { predictResources } from './predict-resources';
import { questionKey } from './question-key';
import { remembered } from './remembered';

export interface CompileRequest {
  /** Root of the repository. */
  readonly root: string;
  readonly environment: string;
  /** Azure location that the deployment is recorded in. */
  readonly location: string;
  readonly signal: AbortSignal;
}

/** @throws AksHaError E505 with each mistake */
export type Compile = (request: CompileRequest) => Promise<Compilation>;

/** What a deployment sends, and what it would make. */
export interface Compilation {
  readonly compiled: Compiled;
  readonly expected: Resources;
}

/** Stands for a subscription in resource ids; nobody is asked about it. */
const SUBSCRIPTION = '00000000-0000-0000-0000-000000000001';

/**
 * Both from one compiler that stays, which takes half the time of two. Where that does not work, be it for a mistake in
 * the files or for an older compiler, from its commands, which tell mistakes with file, line and column. Where nothing of
 * all that it reads has changed since, the compiler is not asked again.
 *
 * @param bicep the Bicep CLI
 */
export function compileWith(bicep: string): Compile {
  return (request) => {
    const props = { ...request, bicep };
    const question = { memory: cacheFolder('compilations'), key: questionKey(props) };
    return remembered(question, async () => (await inOneSession(props)) ?? (await byCommands(props)));
  };
}

interface CompileAndPredictProps extends CompileRequest {
  readonly bicep: string;
}

async function inOneSession(props: CompileAndPredictProps): Promise<Compilation | undefined> {
  const { bicep, root, environment, location, signal } = props;
  const path = join(root, 'devops/bicep', `${environment}.bicepparam`);
  const session = startBicepSession(bicep, signal);
  try {
    const { success, parameters, template } = (await session.ask('bicep/compileParams', {
      path,
      parameterOverrides: {},
    })) as { success: boolean; parameters?: string; template?: string };
    if (!success || !parameters || !template) return undefined;
    const { snapshot } = (await session.ask('bicep/getSnapshot', {
      path,
      metadata: { tenantId: null, subscriptionId: SUBSCRIPTION, resourceGroup: null, location, deploymentName: null },
      externalInputs: null,
    })) as { snapshot: string };
    const compiled = { template: JSON.parse(template), parameters: JSON.parse(parameters).parameters };
    return { compiled, expected: JSON.parse(snapshot).predictedResources };
  } catch {
    if (signal.aborted) throw signal.reason;
    return undefined;
  } finally {
    session.end();
  }
}

async function byCommands({ location, ...props }: CompileAndPredictProps): Promise<Compilation> {
  const compiled = await compile(props);
  return { compiled, expected: await predictResources({ ...props, location }) };
}
