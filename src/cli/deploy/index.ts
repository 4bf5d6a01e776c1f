export { runDeploy, runDestroy, runStatus } from './run';
