export { renderReadme } from './readme';
export { renderRunbook } from './runbook';
