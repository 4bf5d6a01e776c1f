import { App, Chart, Yaml } from 'cdk8s';
import { AksHaError } from '../errors/aks-ha-error';
import { RegionChart, type RegionChartProps } from './region-chart';

/** What charts/main.ts exports: puts into a region's chart what the region runs. */
export type Charts = (chart: RegionChart) => void;

/** As much of a Kubernetes object as rendering looks at. */
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
}

const HEADER =
  '# Managed: rendered from charts/main.ts and devops/config/variables.json by `npx projen`. Edits are lost.\n';

/** The manifests of one region as YAML: namespaces, then what has no namespace, then the rest as it was made. */
export function renderRegion(charts: Charts, props: RegionChartProps): string {
  const place = `${props.environment.name}/${props.region.name}`;
  const manifests = wrapErrors(place, () => synthesize(charts, props));
  const problems = duplicates(manifests);
  if (problems.length > 0) throw refusal(place, problems);
  return HEADER + Yaml.stringify(...[0, 1, 2].flatMap((rank) => manifests.filter((each) => rankOf(each) === rank)));
}

function synthesize(charts: Charts, props: RegionChartProps): Manifest[] {
  const app = new App();
  const returned: unknown = charts(new RegionChart(app, props));
  if (returned instanceof Promise) {
    throw refusal('charts/main.ts', ['Its default export is asynchronous: make it a plain function.']);
  }
  const constructs = app.node.findAll();
  const problems = constructs.flatMap(({ node }) => node.validate().map((problem) => `${node.path}: ${problem}`));
  if (problems.length > 0) throw refusal(`${props.environment.name}/${props.region.name}`, problems);
  return constructs.filter(Chart.isChart).flatMap((chart) => chart.toJson());
}

/** Applied one after the other: a namespace must be there before what is in it. */
function rankOf({ kind, metadata }: Manifest): number {
  if (kind === 'Namespace') return 0;
  return metadata.namespace === undefined ? 1 : 2;
}

/** The second of two objects with one name would silently replace the first. */
function duplicates(manifests: readonly Manifest[]): string[] {
  const names = manifests.map(
    ({ apiVersion, kind, metadata }) => `${apiVersion} ${kind} ${metadata.namespace ?? ''}/${metadata.name}`,
  );
  const repeated = names.filter((name, index) => names.indexOf(name) < index);
  return [...new Set(repeated)].map((name) => `There are two of ${name}: give one service another name.`);
}

function refusal(place: string, problems: readonly string[]): AksHaError {
  return new AksHaError({
    code: 'E402',
    source: 'user',
    message: `The charts contradict themselves (${place}):\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    hint: 'Edit charts/main.ts, then run `npx projen`.',
  });
}

/** charts/main.ts is the user's: whatever it throws is told with the place, and kept as the cause. */
function wrapErrors<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof AksHaError) throw cause;
    throw new AksHaError({
      code: 'E403',
      source: 'user',
      message: `${lineOf(cause)} failed for ${place}: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'Mend it, then run `npx projen`.',
      cause,
    });
  }
}

/** Where in the user's charts an error comes from, as far as its stack tells. */
function lineOf(cause: unknown): string {
  const stack = cause instanceof Error ? (cause.stack ?? '') : '';
  return /charts[\\/][\w./\\-]+\.ts:\d+/.exec(stack)?.[0] ?? 'charts/main.ts';
}
