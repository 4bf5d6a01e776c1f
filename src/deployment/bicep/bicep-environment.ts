/**
 * The compiler works for some seconds. That its runtime watches itself, to be faster in an hour, would take a quarter of
 * them, and that it collects garbage beside it a tenth.
 */
export const BICEP_ENVIRONMENT: NodeJS.ProcessEnv = {
  ...process.env,
  DOTNET_TieredPGO: '0',
  DOTNET_gcConcurrent: '0',
};
