/**
 * The compiler works for some seconds. That its runtime watches itself, to be faster in an hour, would take a quarter of
 * them.
 */
export const BICEP_ENVIRONMENT: NodeJS.ProcessEnv = { ...process.env, DOTNET_TieredPGO: '0' };
