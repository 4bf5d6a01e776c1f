export { renderReadme } from './readme';
export { renderRunbook } from './runbook';
export { renderSettings } from './settings-document';
