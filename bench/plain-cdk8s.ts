import { ApiObject, App, Chart, type ChartProps, Yaml } from 'cdk8s';
import { parseAllDocuments } from 'yaml';

/** The same objects with nothing but cdk8s: what rendering costs whoever has no constructs of ours. */
export function renderPlainly(manifests: ReadonlyMap<string, readonly object[]>): Map<string, string> {
  return new Map(
    [...manifests].map(([path, objects]) => {
      const props: ChartProps = { disableResourceNameHashes: true };
      const chart = new Chart(new App(), 'region', props);
      for (const [index, object] of objects.entries()) new ApiObject(chart, `object-${index}`, object as never);
      return [path, Yaml.stringify(...chart.toJson())];
    }),
  );
}

/** What a region's YAML holds. */
export function objectsIn(yaml: string): object[] {
  return parseAllDocuments(yaml).map((document) => document.toJS());
}
