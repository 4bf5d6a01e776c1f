import { rulesOn } from './rule';

// PSRule for Azure on the template itself: what may leak when it is deployed. A nested deployment is judged as a resource whose
// template is among its properties.

interface Nested {
  readonly expressionEvaluationOptions?: { readonly scope: string };
  readonly template: {
    readonly parameters?: Readonly<Record<string, { readonly type?: string }>>;
    readonly outputs?: Readonly<Record<string, { readonly type?: string; readonly value?: unknown }>>;
  };
}

const secret = /password|secret|connectionstring|accesskey|(?<!public)key$/i;
const isSecure = ({ type }: { readonly type?: string }): boolean => /^secure/i.test(type ?? '');

export const deploymentRules = rulesOn('Microsoft.Resources/deployments', {
  'Azure.Deployment.AdminUsername': ({ properties }) => !/admin_?user_?name/i.test(JSON.stringify(properties)),
  'Azure.Deployment.OuterSecret': ({ properties }) =>
    (properties as Nested).expressionEvaluationOptions?.scope === 'inner',
  'Azure.Deployment.OutputSecretValue': ({ properties }) =>
    Object.values((properties as Nested).template.outputs ?? {}).every(
      (output) => !isSecure(output) && !/\blist\w*\(/i.test(JSON.stringify(output.value)),
    ),
  'Azure.Deployment.SecretLeak': ({ properties }) =>
    !/\blist\w*(?:keys|secrets?|credentials?)\(/i.test(JSON.stringify(properties)),
  'Azure.Deployment.SecureParameter': ({ properties }) =>
    Object.entries((properties as Nested).template.parameters ?? {}).every(
      ([name, given]) => !secret.test(name) || isSecure(given),
    ),
  'Azure.Deployment.SecureValue': ({ properties }) =>
    !/"(?:adminPassword|clientSecret|sharedKey)"/i.test(JSON.stringify(properties)),
});
