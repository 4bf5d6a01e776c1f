import { DESCRIBE_SPACE, ENVIRONMENT_SPACE, environmentSpaces, isEnvironmentSpace } from './address-space';
import { type Field, nameField, regionNameField, sizeField } from './field';
import { printable } from './naming-rule';
import * as rules from './naming-rules';
import { SYSTEM_POOL, USER_POOL } from './node-size';
import {
  findRegion,
  normaliseLocation,
  suggestPair,
  suggestRegion,
  USABLE_REGIONS,
  whyUnusable,
} from './region-catalogue';

export const WORKLOAD = nameField(rules.WORKLOAD, 'Name of the microservice.', undefined);
export const ENVIRONMENT = nameField(rules.ENVIRONMENT, 'Name of the environment.', undefined);
export const RESOURCE_GROUP = nameField(
  rules.RESOURCE_GROUP,
  'Resource group of what is global; each region adds one of its own.',
  'file',
);
export const REGISTRY = nameField(rules.REGISTRY, 'Registry name, unique in all of Azure.', 'file');
export const FRONT_DOOR = nameField(rules.FRONT_DOOR, 'Name of the Front Door profile.', 'file');
export const CLUSTER = nameField(rules.CLUSTER, 'Name of the AKS cluster.', 'file');
export const REGION_NAME = regionNameField(rules.REGION_NAME, 'Your name for the region: blue, green, …');
export const SYSTEM_SIZE = sizeField(SYSTEM_POOL, 'Size of the nodes that run the cluster itself.');
export const USER_SIZE = sizeField(USER_POOL, 'Size of the nodes that run the workload.');

/** An Azure location that a stamp can be built in. */
export const LOCATION: Field = {
  description: 'Azure location, with three availability zones.',
  rule: 'an Azure region with three availability zones and zone-redundant egress',
  unique: 'environment',
  schema: { enum: USABLE_REGIONS.map((region) => region.name) },
  refusal: (value) => {
    const meant = normaliseLocation(value);
    if (meant !== value && findRegion(meant)) return `"${printable(value)}" is how people write ${meant}`;
    return whyUnusable(value);
  },
  mend: (value, taken) => {
    const meant = normaliseLocation(value);
    if (!whyUnusable(meant) && !taken.includes(meant)) return meant;
    // A region that stands twice was meant to be another one; where it can't be used, the nearest will do.
    const pair = whyUnusable(meant) ? undefined : suggestPair(meant)?.name;
    if (pair !== undefined && !taken.includes(pair)) return pair;
    const suggestion = suggestRegion(findRegion(meant) ? meant : value, taken).name;
    return taken.includes(suggestion) ? undefined : suggestion;
  },
};

/** One `@`, a domain with a dot, nothing that would need quoting. */
const EMAIL_PATTERN =
  '^[A-Za-z0-9](?:[A-Za-z0-9._%+-]*[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}$';

export const EMAIL: Field = {
  description: 'Who is told when something breaks.',
  rule: 'an e-mail address of at most 254 characters',
  unique: 'environment',
  schema: { maxLength: 254, pattern: EMAIL_PATTERN },
  refusal: (value) => {
    if (value.length > 254) return `it has ${value.length} characters`;
    return new RegExp(EMAIL_PATTERN).test(value) ? undefined : `"${printable(value)}" is not an address`;
  },
  mend: (_value, taken) => {
    const free = ['oncall@example.com', ...taken.map((_, index) => `oncall${index + 2}@example.com`)];
    return free.find((address) => !taken.includes(address));
  },
};

/** The block of addresses of an environment; seldom given, it follows from the environment's name. */
export const ADDRESS_SPACE: Field = {
  description:
    'Block that the networks of all regions are taken from. Follows from the name of the environment unless given.',
  rule: DESCRIBE_SPACE,
  schema: { enum: environmentSpaces() },
  refusal: (value) => {
    if (isEnvironmentSpace(value)) return undefined;
    return ENVIRONMENT_SPACE.test(value)
      ? `${value} does not begin on a /14`
      : `"${printable(value)}" is no such block`;
  },
  mend: (_value, taken) => environmentSpaces().find((space) => !taken.includes(space)),
};
