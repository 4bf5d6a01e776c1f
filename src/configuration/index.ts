export type * from './configuration';
export { parseVariables } from './parse-variables';
export { ConfigurationError, type Fix, formatFix, formatPath, type JsonPath, type Problem } from './problem';
export { DEFAULT_SERVICE_DIRECTORY } from './service-directory';
export type { Settings } from './settings/settings';
export { type Answers, type RegionAnswer, suggestVariables } from './suggestions';
export { readVariables, VARIABLES_PATH } from './variables-file';
