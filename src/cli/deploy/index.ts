export { runDeploy, runDestroy, runDrain, runDrill, runRestore, runStatus } from './run';
