import { ofType, type Resources } from './resources';

/** Tells of something that names action groups whether one of them calls somebody. */
export function reachesSomebody(resources: Resources): (settings: unknown) => boolean {
  const groups = ofType(resources, 'Microsoft.Insights/actionGroups').filter(({ properties }) =>
    hasReceivers(properties),
  );
  return (settings) => {
    const text = JSON.stringify(settings).toLowerCase();
    return groups.some(({ id }) => text.includes(id.toLowerCase()));
  };
}

function hasReceivers(properties: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(properties).some(
    ([key, value]) => key.endsWith('Receivers') && Array.isArray(value) && value.length > 0,
  );
}
