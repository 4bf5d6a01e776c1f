import { inGroup, placeOfResource, type Resources } from '../infrastructure/resources';
import { placeOf } from '../kubernetes/manifests';
import { mentionsOf, wholeName } from '../kubernetes/mentions';
import type { Finding } from '../report';
import type { RegionModel } from './scenario';

/** What the others would miss: the names in their manifests that belong to the lost region, and services that only it runs. */
export function neededOf(
  lost: RegionModel,
  others: readonly RegionModel[],
  resources: Resources | undefined,
): Finding[] {
  return [
    ...references(lost, others),
    ...(resources ? betweenStamps(lost, others, resources) : []),
    ...onlyThere(lost, others),
  ];
}

/** What a region's own resources name of another's. What belongs to no region, as Front Door, may name them all. */
function betweenStamps({ region }: RegionModel, others: readonly RegionModel[], resources: Resources): Finding[] {
  const patterns = [region.stamp.resourceGroup, region.stamp.nodeResourceGroup, region.aksClusterName].map(wholeName);
  return others.flatMap((other) =>
    inGroup(resources, other.region.stamp.resourceGroup).flatMap((resource) =>
      patterns.flatMap((pattern) =>
        mentionsOf(pattern, resource.properties, 'properties').map((field) => ({
          where: placeOfResource(resource),
          field,
          problem: `${other.region.name} needs what is in ${region.name}`,
          fix: 'what belongs to its own region, or to none',
        })),
      ),
    ),
  );
}

/** What a region's manifests name is needed at run time. */
function references({ region }: RegionModel, others: readonly RegionModel[]): Finding[] {
  const { stamp, aksClusterName } = region;
  const names = [stamp.gatewayAddress.hostName, stamp.resourceGroup, stamp.nodeResourceGroup, aksClusterName];
  const patterns = names.map((name) => ({ name, pattern: wholeName(name) }));
  return others.flatMap(({ manifests }) => {
    const text = JSON.stringify(manifests.objects);
    return patterns
      .filter(({ pattern }) => pattern.test(text))
      .flatMap(({ name, pattern }) =>
        manifests.objects.flatMap((object) =>
          mentionsOf(pattern, object).map((field) => ({
            where: placeOf(manifests, object),
            field,
            problem: `it needs ${name}, which is in ${region.name}, to run`,
            fix: 'take what belongs to the region that is rendered: chart.region',
          })),
        ),
      );
  });
}

/** A service that no other region runs goes with this one. */
function onlyThere(lost: RegionModel, others: readonly RegionModel[]): Finding[] {
  return lost.workloads
    .filter(({ key }) => !others.some(({ workloads }) => workloads.some((other) => other.key === key)))
    .map(({ where, name }) => ({
      where,
      field: 'metadata.name',
      problem: `${name} runs in ${lost.region.name} alone, and is gone with it`,
      fix: 'make it for every region in charts/main.ts, whatever chart.region.name is',
    }));
}
