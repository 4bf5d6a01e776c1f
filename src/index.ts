export { AksHaProject } from './blueprints/aks-ha-project';
export type { AksHaAnswers, AksHaProjectOptions } from './blueprints/aks-ha-project-options';
export * from './configuration';
export { AksHaError, type AksHaErrorProps, type ErrorSource } from './errors/aks-ha-error';
