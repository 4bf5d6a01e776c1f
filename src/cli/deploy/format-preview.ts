import { readResourceId } from '../../deployment/arm/resource-id';
import type { Preview } from '../../deployment/arm/what-if';

/** What Azure would change, for people: what is made and removed by name, changes with their properties. */
export function formatPreview({ create, change, remove, unchanged, unknown }: Preview): string {
  const lines = [
    ...create.map((id) => `  + ${titleOf(id)}`),
    ...change.map(({ id, properties }) => `  ~ ${titleOf(id)}: ${properties.join(', ')}`),
    ...remove.map((id) => `  - ${titleOf(id)}`),
  ];
  const counts = [
    `${create.length} to make`,
    `${change.length} to change`,
    `${remove.length} to remove`,
    `${unchanged} as they are`,
    ...(unknown.length > 0 ? [`${unknown.length} that Azure can't foretell`] : []),
  ];
  return [`Azure foretells: ${counts.join(', ')}.`, ...lines].join('\n');
}

/** `Microsoft.Cdn/profiles afd-orders-prod in rg-orders-prod` */
function titleOf(id: string): string {
  const { type, name, group } = readResourceId(id);
  const place = group === undefined || type === 'Microsoft.Resources/resourceGroups' ? '' : ` in ${group}`;
  return `${type} ${name}${place}`;
}
