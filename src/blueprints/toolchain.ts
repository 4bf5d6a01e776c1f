/** What the emitted repository is built with: versions that run on Node 20.20. */
export const TOOLCHAIN = {
  '@types/node': '^20.19.0',
  cdk8s: '^2.70.106',
  'cdk8s-plus-28': '^2.5.6',
  constructs: '^10.8.1',
  projen: '^0.103.25',
  tsx: '^4.23.15',
  typescript: '~5.9.3',
} as const;
