import { SUBSCRIPTION, SUBSCRIPTION_ID, TENANT_ID } from '../account';
import { guidOf, uniqueStringOf } from '../ids';

/** A value of a template. */
export type Value = unknown;

export type TemplateFunction = (...args: Value[]) => Value;

/** Functions that need nothing but their arguments: those that a snapshot leaves open because of what is within them. */
export const FUNCTIONS: Readonly<Record<string, TemplateFunction>> = {
  format: (template, ...values) =>
    String(template).replace(/\{(\d+)(?::[^}]*)?\}/g, (_, index: string) => asText(values[Number(index)])),
  concat: (...values) =>
    Array.isArray(values[0]) ? values.flatMap((value) => value as Value[]) : values.map(asText).join(''),
  string: asText,
  json: (text) => JSON.parse(String(text)),
  tolower: (text) => String(text).toLowerCase(),
  toupper: (text) => String(text).toUpperCase(),
  trim: (text) => String(text).trim(),
  replace: (text, old, fresh) => String(text).replaceAll(String(old), String(fresh)),
  split: (text, by) => String(text).split(Array.isArray(by) ? String(by[0]) : String(by)),
  join: (list, by) => (list as Value[]).map(asText).join(String(by)),
  take: (of, count) => (typeof of === 'string' ? of.slice(0, Number(count)) : (of as Value[]).slice(0, Number(count))),
  substring: (text, start, length) =>
    String(text).slice(Number(start), length === undefined ? undefined : Number(start) + Number(length)),
  startswith: (text, start) => String(text).toLowerCase().startsWith(String(start).toLowerCase()),
  endswith: (text, end) => String(text).toLowerCase().endsWith(String(end).toLowerCase()),
  int: (value) => Number(value),
  bool: (value) => value === true || String(value).toLowerCase() === 'true',
  length: (value) =>
    typeof value === 'string' || Array.isArray(value) ? value.length : Object.keys(value as object).length,
  empty: (value) =>
    value === null ||
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && Object.keys(value).length === 0),
  first: (of) => (of as Value[] | string)[0],
  last: (of) => (of as Value[]).at(-1),
  contains: (of, what) => {
    if (typeof of === 'string') return of.includes(String(what));
    return Array.isArray(of) ? of.includes(what) : Object.hasOwn(of as object, String(what));
  },
  createarray: (...values) => values,
  createobject: (...pairs) =>
    Object.fromEntries(pairs.flatMap((key, i) => (i % 2 === 0 ? [[String(key), pairs[i + 1]]] : []))),
  union: (...values) =>
    Array.isArray(values[0]) ? [...new Set(values.flatMap((value) => value as Value[]))] : Object.assign({}, ...values),
  shallowmerge: (objects) => Object.assign({}, ...(objects as object[])),
  coalesce: (...values) => values.find((value) => value !== null && value !== undefined) ?? null,
  tryget: (of, ...keys) =>
    keys.reduce((value: Value, key) => (value as Record<string, Value> | undefined)?.[String(key)], of) ?? null,
  equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  not: (value) => !value,
  and: (...values) => values.every(Boolean),
  or: (...values) => values.some(Boolean),
  true: () => true,
  false: () => false,
  null: () => null,
  guid: (...parts) => guidOf('guid', ...parts.map(asText)),
  uniquestring: (...parts) => uniqueStringOf(...parts.map(asText)),
  resourceid: (...parts) => resourceId(parts.map(asText)),
  subscriptionresourceid: (...parts) => {
    const [type = '', ...names] = withoutSubscription(parts.map(asText));
    return `${SUBSCRIPTION}/providers/${path(type, names)}`;
  },
  extensionresourceid: (scope, type, ...names) => `${scope}/providers/${path(asText(type), names.map(asText))}`,
  tenantresourceid: (type, ...names) => `/providers/${path(asText(type), names.map(asText))}`,
  subscription: () => ({ id: SUBSCRIPTION, subscriptionId: SUBSCRIPTION_ID, tenantId: TENANT_ID }),
  tenant: () => ({ tenantId: TENANT_ID }),
  environment: () => ({
    name: 'AzureCloud',
    resourceManager: 'https://management.azure.com/',
    authentication: { loginEndpoint: 'https://login.microsoftonline.com/', tenant: 'common' },
    suffixes: {
      acrLoginServer: '.azurecr.io',
      keyvaultDns: '.vault.azure.net',
      storage: 'core.windows.net',
      sqlServerHostname: '.database.windows.net',
    },
  }),
};

function asText(value: Value): string {
  if (typeof value === 'string') return value;
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function resourceId(parts: readonly string[]): string {
  const rest = withoutSubscription(parts);
  const typeAt = rest.findIndex((part) => part.includes('/'));
  const group = typeAt > 0 ? `/resourceGroups/${rest[0]}` : '';
  return `${SUBSCRIPTION}${group}/providers/${path(rest[typeAt] ?? '', rest.slice(typeAt + 1))}`;
}

function withoutSubscription(parts: readonly string[]): readonly string[] {
  return parts[0]?.toLowerCase() === SUBSCRIPTION_ID ? parts.slice(1) : parts;
}

/** `a/b/c` with names x, y is `a/b/x/c/y`. */
function path(type: string, names: readonly string[]): string {
  const [provider = '', ...types] = type.split('/');
  return [provider, ...types.flatMap((part, i) => [part, names[i] ?? ''])].join('/');
}
