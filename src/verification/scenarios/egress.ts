import type { Workload } from '../cluster/workload';
import { inGroup, ofType, placeOfResource, type Resources } from '../infrastructure/resources';
import { placeOf } from '../kubernetes/manifests';
import { type Direction, type NetworkPolicy, opens, policiesFor, typesOf } from '../kubernetes/network-policies';
import type { Finding } from '../report';
import { identityFindings } from './identity-endpoints';
import { judgeRegions } from './judge-regions';
import type { RegionModel, Scenario } from './scenario';

/** Copies find names and reach what they may in every zone, and nothing else. */
export const EGRESS: Scenario = {
  id: 'egress',
  title: 'The way out, when a zone is lost and for a copy that is taken over',
  judge: (model) =>
    judgeRegions(model, (region) => ({
      findings: [
        ...region.workloads
          .filter(({ isOwn }) => isOwn)
          .flatMap((workload) => [...policies(region, workload), ...identityFindings(region, workload)]),
        ...(model.resources ? zonal(model.resources, region) : []),
      ],
      evidence: [
        ...region.workloads
          .filter(({ isOwn }) => isOwn)
          .map((workload) => `${workload.name} may ask for names, and connect to ${reached(region, workload)}`),
        ...(model.resources ? ['what leaves has an address in every zone'] : []),
      ],
    })),
};

/** The ports that policies open beside that of names, in words. */
function reached(region: RegionModel, workload: Workload): string {
  const rules = policiesFor(region.manifests, workload).flatMap(({ spec }) => spec?.egress ?? []);
  const ports = rules.flatMap(
    ({ ports: given }) => given?.map(({ port = 'every port' }) => String(port)) ?? ['every port'],
  );
  const open = [...new Set(ports)].filter((port) => port !== '53');
  return open.length === 0 ? 'nothing' : `ports ${open.join(', ')}`;
}

function policies({ manifests }: RegionModel, workload: Workload): Finding[] {
  const { namespace, where } = workload;
  const mine = policiesFor(manifests, workload);
  const closes = (type: Direction) => mine.some(({ spec }) => isForAll(spec) && typesOf(spec).includes(type));
  const open = (['Ingress', 'Egress'] as const).filter((type) => !closes(type));
  const missing = mine.some(({ spec }) => typesOf(spec).includes('Egress'))
    ? ['UDP', 'TCP'].filter((protocol) => !mine.some((policy) => allowsNames(policy, protocol)))
    : [];
  const dns = mine.find(({ metadata }) => metadata.name === 'dns');
  return [
    ...open.map((type) => ({
      where,
      field: `a NetworkPolicy with policyTypes ${type} that selects every pod of namespace ${namespace}`,
      problem:
        type === 'Egress' ? 'a copy that is taken over reaches everything' : 'everything in the cluster reaches it',
      fix: 'default-deny: an empty podSelector with both policyTypes',
    })),
    ...mine.flatMap((policy) =>
      allowingAll(policy).map((field) => ({
        where: placeOf(manifests, policy),
        field,
        problem: 'a rule without peers and ports allows everything, whatever other policies say',
        fix: 'name the ports and the peers, or remove the rule',
      })),
    ),
    ...missing.map((protocol) => ({
      where: dns ? placeOf(manifests, dns) : where,
      field: 'spec.egress',
      problem: `names can't be asked for over ${protocol}${protocol === 'TCP' ? ', which long answers come over' : ''}`,
      fix: `port 53, protocol ${protocol}`,
    })),
  ];
}

function allowingAll({ spec }: NetworkPolicy): string[] {
  const isEmpty = (rule: object) => Object.keys(rule).length === 0;
  return [
    ...(spec?.egress ?? []).flatMap((rule, index) => (isEmpty(rule) ? [`spec.egress[${index}]`] : [])),
    ...(spec?.ingress ?? []).flatMap((rule, index) => (isEmpty(rule) ? [`spec.ingress[${index}]`] : [])),
  ];
}

/** A policy for some pods leaves those open that somebody adds. */
function isForAll(spec: NetworkPolicy['spec']): boolean {
  const { matchLabels = {}, matchExpressions = [] } = spec?.podSelector ?? {};
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
}

function allowsNames({ spec }: NetworkPolicy, protocol: string): boolean {
  return (spec?.egress ?? []).some((rule) => opens(rule, { number: 53, protocol }));
}

/** Gateways for what leaves, and their addresses, that a single zone's loss would stop. */
function zonal(resources: Resources, { region }: RegionModel): Finding[] {
  const group = inGroup(resources, region.stamp.resourceGroup);
  const gateways = ofType(group, 'Microsoft.Network/natGateways');
  const addresses = ofType(group, 'Microsoft.Network/publicIPAddresses');
  const used = new Set(
    gateways.flatMap(({ properties }) => (properties.publicIpAddresses ?? []).map(({ id }: { id: string }) => id)),
  );
  const wrong = [
    ...gateways.filter(({ sku, zones = [] }) => sku?.name !== 'StandardV2' || zones.length < region.zones.length),
    ...addresses.filter(({ id, zones = [] }) => used.has(id) && zones.length < region.zones.length),
  ];
  return wrong.map((resource) => ({
    where: placeOfResource(resource),
    field: resource.type.endsWith('natGateways') ? 'sku, zones' : 'zones',
    problem: `it is in ${resource.zones?.length ?? 0} of ${region.zones.length} zones: the loss of one may stop all that leaves the region`,
    fix: `StandardV2 in zones ${region.zones.join(', ')}`,
  }));
}
