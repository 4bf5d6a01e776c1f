import { BlockList, isIPv4 } from 'node:net';
import type { INetworkPolicyEgressRule } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyEgressRule';
import type { Workload } from '../cluster/workload';
import { placeOf } from '../kubernetes/manifests';
import { opens, policiesFor, typesOf } from '../kubernetes/network-policies';
import type { Finding } from '../report';
import type { RegionModel } from './scenario';

/** Where a machine of Azure gets tokens for its own identity, on port 80. */
const MACHINE_IDENTITY = '169.254.169.254';

/** A copy reaches the endpoint that its own identity signs in at, and not that of the machine it runs on. */
export function identityFindings({ manifests }: RegionModel, workload: Workload): Finding[] {
  const policies = policiesFor(manifests, workload).filter(({ spec }) => typesOf(spec).includes('Egress'));
  const rules = policies.flatMap((policy) =>
    (policy.spec?.egress ?? []).map((rule, index) => ({ rule, where: placeOf(manifests, policy), index })),
  );
  const signsIn = workload.labels['azure.workload.identity/use'] === 'true';
  const canSignIn = rules.some(({ rule }) => opens(rule, { number: 443 }) && isOutside(rule));
  const open = rules.filter(
    ({ rule }) => rule.to?.length && opens(rule, { number: 80 }) && reaches(rule, MACHINE_IDENTITY),
  );
  return [
    ...(signsIn && policies.length > 0 && !canSignIn
      ? [
          {
            where: workload.where,
            field: 'a NetworkPolicy that lets its pods connect to port 443',
            problem: 'it can sign in to Azure nowhere, and reach nothing that asks for it',
            fix: 'egressPorts: [443] in charts/main.ts',
          },
        ]
      : []),
    ...open.map(({ where, index }) => ({
      where,
      field: `spec.egress[${index}].to[].ipBlock.except`,
      problem: 'a copy that is taken over gets tokens for the identity of the machine it runs on',
      fix: "['169.254.0.0/16']",
    })),
  ];
}

/** Whether some peer of a rule is a range of addresses, or everybody. */
function isOutside({ to }: INetworkPolicyEgressRule): boolean {
  return !to?.length || to.some(({ ipBlock }) => ipBlock !== undefined);
}

function reaches({ to = [] }: INetworkPolicyEgressRule, address: string): boolean {
  return to.some(
    ({ ipBlock }) =>
      ipBlock && contains(ipBlock.cidr, address) && !(ipBlock.except ?? []).some((cidr) => contains(cidr, address)),
  );
}

function contains(cidr: string, address: string): boolean {
  const [network = '', length] = String(cidr).split('/');
  const bits = Number(length ?? 32);
  if (!isIPv4(network) || !(bits >= 0 && bits <= 32)) return false;
  const block = new BlockList();
  block.addSubnet(network, bits, 'ipv4');
  return block.check(address, 'ipv4');
}
