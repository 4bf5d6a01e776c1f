import { childrenOf, placeOfResource, type Resource } from '../infrastructure/resources';
import type { Finding } from '../report';
import type { CompiledEnvironment, InfrastructureScenario } from './scenario';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const WEEK = 7 * 24 * 60;

/** The names are AKS's. */
const KINDS = ['default', 'aksManagedAutoUpgradeSchedule', 'aksManagedNodeOSUpgradeSchedule'];

/** Azure upgrades by itself, and never two regions at once. */
export const MAINTENANCE_WINDOWS: InfrastructureScenario = {
  id: 'maintenance-windows',
  title: "Azure's own upgrades, region by region",
  needsBicep: true,
  judge: (model) => {
    const windows = model.regions.flatMap(({ region }) =>
      childrenOf(
        model.resources,
        'Microsoft.ContainerService/managedClusters/maintenanceConfigurations',
        region.aksClusterName,
      ).map((resource) => ({ region: region.name, resource, ...spanOf(resource) })),
    );
    return {
      findings: [...missing(model, windows), ...overlaps(windows)],
      evidence: model.regions.map(({ region }) => {
        const own = windows.filter((window) => window.region === region.name).map(told);
        return `${region.name}: ${[...new Set(own)].join('; ')}`;
      }),
    };
  },
};

interface Window {
  readonly region: string;
  readonly resource: Resource;
  /** Minutes since the beginning of the week. */
  readonly start: number;
  readonly minutes: number;
}

function spanOf({ properties }: Resource): Pick<Window, 'start' | 'minutes'> {
  const {
    schedule,
    startTime = '00:00',
    durationHours = 24,
    utcOffset = '+00:00',
  } = properties.maintenanceWindow ?? {};
  const [hours = 0, minutes = 0] = String(startTime).split(':').map(Number);
  const [, sign, offsetHours = 0, offsetMinutes = 0] = /^([+-])(\d+):(\d+)$/.exec(utcOffset) ?? [];
  const offset = (sign === '-' ? -1 : 1) * (60 * Number(offsetHours) + Number(offsetMinutes));
  const day = DAYS.indexOf(schedule?.weekly?.dayOfWeek);
  // Any other schedule than a weekly one comes to any day sooner or later.
  if (day < 0) return { start: 0, minutes: WEEK };
  return { start: (day * 24 * 60 + 60 * hours + minutes - offset + WEEK) % WEEK, minutes: 60 * durationHours };
}

/** `Tuesday 08:00 UTC, 4 h`. */
function told({ start, minutes }: Window): string {
  if (minutes === WEEK) return 'at any time';
  const digits = (number: number) => String(number).padStart(2, '0');
  const time = `${digits(Math.floor(start / 60) % 24)}:${digits(start % 60)}`;
  return `${DAYS[Math.floor(start / (24 * 60))]} ${time} UTC, ${minutes / 60} h`;
}

function overlaps(windows: readonly Window[]): Finding[] {
  return windows.flatMap((window, index) =>
    windows.slice(index + 1).flatMap((other) => {
      if (window.region === other.region || !overlap(window, other)) return [];
      return [
        {
          where: placeOfResource(other.resource),
          field: 'properties.maintenanceWindow',
          problem: `${other.region} may be upgraded together with ${window.region}`,
          fix: 'the windows that `npx projen` gives the regions: no two share an hour',
        },
      ];
    }),
  );
}

function overlap(a: Window, b: Window): boolean {
  const distance = (b.start - a.start + WEEK) % WEEK;
  return distance < a.minutes || WEEK - distance < b.minutes;
}

function missing({ regions }: CompiledEnvironment, windows: readonly Window[]): Finding[] {
  return regions.flatMap(({ region }) =>
    KINDS.filter(
      (kind) =>
        !windows.some(({ region: name, resource }) => name === region.name && resource.name.endsWith(`/${kind}`)),
    ).map((kind) => ({
      where: `devops/bicep: ${region.aksClusterName}`,
      field: `maintenanceConfigurations/${kind}`,
      problem: `AKS upgrades ${region.name} whenever it likes`,
      fix: 'modules/maintenance.bicep, as it was generated',
    })),
  );
}
