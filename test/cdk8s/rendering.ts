import {
  type Charts,
  HighlyAvailableService,
  type HighlyAvailableServiceProps,
  PublicGateway,
  renderManifests,
} from '../../src/cdk8s';
import { AksHaError } from '../../src/errors/aks-ha-error';
import { configuration } from './configuration';

/** A rendered object; tests reach into it, so it is typed no further. */
// biome-ignore lint/suspicious/noExplicitAny: what is asserted is what the YAML says, not what a type says
export type Rendered = any;

/** Charts like the starter file's, with these props for the one service. */
export function ordersCharts(props: Partial<HighlyAvailableServiceProps> = {}): Charts {
  return (chart) => {
    const service = new HighlyAvailableService(chart, 'service', { image: chart.image, ...props });
    new PublicGateway(chart, 'gateway').route('/', service);
  };
}

/** The objects of the only region of a configuration with one. */
export function renderObjects(charts: Charts = ordersCharts()): Rendered[] {
  const [yaml = ''] = renderManifests({ configuration: configuration(1), charts }).values();
  return parse(yaml);
}

/** The parser that cdk8s brings; its own `Yaml.load` starts a process for each file. */
const { parseAllDocuments } = require(require.resolve('yaml', { paths: [require.resolve('cdk8s')] })) as {
  parseAllDocuments(yaml: string, options: { version: string }): { toJS(): Rendered }[];
};

/** YAML as a cluster reads it: version 1.1, in which an unquoted `yes` is a boolean. */
export function parse(yaml: string): Rendered[] {
  return parseAllDocuments(yaml, { version: '1.1' }).map((document) => document.toJS());
}

/** The one object of this kind and name among rendered ones. */
export function find(objects: readonly Rendered[], kind: string, name = 'orders'): Rendered {
  const found = objects.filter((each) => each.kind === kind && each.metadata.name === name);
  if (found.length !== 1) throw new Error(`${found.length} of ${kind} ${name}`);
  return found[0];
}

/** The error that rendering throws; fails where it throws none, or none of ours. */
export function refusalOf(charts: Charts): AksHaError {
  try {
    renderObjects(charts);
  } catch (error) {
    if (error instanceof AksHaError) return error;
    throw error;
  }
  throw new Error('rendered');
}
