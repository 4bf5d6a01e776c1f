/**
 * Words that Azure refuses in the name of a resource with an endpoint.
 * Source: learn.microsoft.com/azure/azure-resource-manager/troubleshooting/error-reserved-resource-name
 */
const WHOLE_NAMES = [
  ...['access', 'app_code', 'app_themes', 'app_data', 'app_globalresources', 'app_localresources'],
  ...['app_webreferences', 'app_browsers', 'azure', 'bing', 'bizspark', 'biztalk', 'cortana', 'directx', 'dotnet'],
  ...['dynamics', 'excel', 'exchange', 'forefront', 'groove', 'hololens', 'hyperv', 'kinect', 'lync', 'msdn', 'o365'],
  ...['office', 'office365', 'onedrive', 'onenote', 'outlook', 'powerpoint', 'sharepoint', 'skype', 'visio'],
  ...['visualstudio', 'web.config', 'xbox'],
];
const ANYWHERE = ['microsoft', 'windows'];
const AT_THE_START = ['login'];

/** Whether Azure would answer ReservedResourceName; upper and lower case are the same to it. */
export function isReserved(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    WHOLE_NAMES.includes(lower) ||
    ANYWHERE.some((word) => lower.includes(word)) ||
    AT_THE_START.some((word) => lower.startsWith(word))
  );
}

/** The same as a regular expression without flags, for a JSON schema. */
export const RESERVED_PATTERN = [
  `^(?:${WHOLE_NAMES.map(anyCase).join('|')})$`,
  ...ANYWHERE.map(anyCase),
  ...AT_THE_START.map((word) => `^${anyCase(word)}`),
].join('|');

function anyCase(word: string): string {
  return word.replace(/[a-z.]/g, (letter) => (letter === '.' ? '\\.' : `[${letter.toUpperCase()}${letter}]`));
}
