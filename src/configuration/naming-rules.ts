import type { NamingRule } from './naming-rule';

const AZURE = 'learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules';
const KUBERNETES = 'kubernetes.io/docs/concepts/overview/working-with-objects/names';

/** Lowercase words joined by single hyphens: valid for Kubernetes, DNS and Azure alike, and so in every derived name. */
const WORDS = {
  pattern: /^[a-z](?:-?[a-z0-9])*$/,
  shape: 'lowercase letters, digits and single hyphens, a letter first, no hyphen at the end',
};

/**
 * 40 characters leave room for what is derived from it. The names taken are namespaces of AKS and Kubernetes, and
 * words that JavaScript keeps for itself.
 */
export const WORKLOAD: NamingRule = {
  ...WORDS,
  kind: 'workload name',
  minLength: 1,
  maxLength: 40,
  taken: [
    ...['default', 'kube-system', 'kube-public', 'kube-node-lease', 'gatekeeper-system', 'app-routing-system'],
    ...['aks-command', 'aks-istio-system', 'istio-system', 'calico-system', 'tigera-operator', 'constructor'],
  ],
  source: KUBERNETES,
  example: 'orders',
};

/** Also a file name (`prod.bicepparam`, next to main.bicep, on Windows too) and a GitHub environment. */
export const ENVIRONMENT: NamingRule = {
  ...WORDS,
  kind: 'environment name',
  minLength: 1,
  maxLength: 20,
  taken: ['constructor', 'prototype', 'main', 'con', 'nul', 'prn', 'aux'],
  source: 'the emitted repository: one file for each environment',
  example: 'prod',
};

/**
 * Also part of resource names, of a file name and of a Front Door route. With "-nodes" at the end, its resource group
 * would be the one that AKS fills with the nodes of another region.
 */
export const REGION_NAME: NamingRule = {
  pattern: /^(?!.*-nodes$)[a-z](?:-?[a-z0-9])*$/,
  shape: `${WORDS.shape}, no "-nodes" either`,
  kind: 'region name',
  // An origin of Front Door has the region's name, and no name there is shorter.
  minLength: 2,
  maxLength: 20,
  taken: ['constructor', 'prototype', 'con', 'nul', 'prn', 'aux'],
  source: 'the emitted repository: one resource group, route and file for each region',
  example: 'blue',
};

/** Azure allows any letter, and a period inside; those of ASCII are a safe part of it. */
export const RESOURCE_GROUP: NamingRule = {
  kind: 'resource group name',
  minLength: 1,
  maxLength: 90,
  pattern: /^[A-Za-z0-9_().-]*[A-Za-z0-9_()-]$/,
  shape: 'letters, digits, underscores, parentheses, hyphens and periods, no period at the end',
  source: AZURE,
  example: 'rg-orders-prod',
};

/** AKS takes 80 where Azure takes 90. */
export const NODE_RESOURCE_GROUP: NamingRule = {
  ...RESOURCE_GROUP,
  kind: 'node resource group name',
  maxLength: 80,
};

/** Azure would take capitals, image references would not. */
export const REGISTRY: NamingRule = {
  kind: 'registry name',
  minLength: 5,
  maxLength: 50,
  pattern: /^[a-z0-9]+$/,
  shape: 'lowercase letters and digits',
  source: AZURE,
  example: 'acrordersprod',
};

export const CLUSTER: NamingRule = {
  kind: 'cluster name',
  minLength: 1,
  maxLength: 63,
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?$/,
  shape: 'letters, digits, underscores and hyphens, a letter or digit at both ends',
  source: AZURE,
  example: 'aks-orders-prod-blue',
};

export const FRONT_DOOR: NamingRule = {
  kind: 'Front Door name',
  minLength: 2,
  maxLength: 90,
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/,
  shape: 'letters, digits and hyphens, a letter or digit at both ends',
  source: AZURE,
  example: 'afd-orders-prod',
};

/** The label of a public address, unique within its location. */
export const DNS_LABEL: NamingRule = {
  ...WORDS,
  kind: 'DNS label',
  minLength: 3,
  maxLength: 63,
  source: AZURE,
  example: 'orders-prod-blue',
};
