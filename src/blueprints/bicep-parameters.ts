import type { Environment, Stamp } from '../configuration';
import { serviceHealthLocations } from './service-health-locations';

/**
 * The parameters of one environment: the answers are loaded from variables.json as they are, what follows from them is
 * written out, so that names and networks are decided and checked in one place.
 * @param earlier the environments before it in variables.json
 */
export function bicepParameters(environment: Environment, earlier: readonly Environment[] = []): string {
  return `using './main.bicep'

var variables = loadJsonContent('../config/variables.json')

param workload = variables.workload
param environmentName = '${environment.name}'
param config = variables.environments${member(environment.name)}

// What follows from the answers. After a change in variables.json: npx projen
param stamps = {
${environment.regions.map(({ name, stamp }) => `  ${key(name)}: ${stampParameters(stamp, environment)}`).join('\n')}
}
${serviceHealth(serviceHealthLocations(environment, earlier))}`;
}

/** Left out where all that Azure has to say is told. */
function serviceHealth(locations: readonly string[] | undefined): string {
  if (!locations) return '';
  const names = locations.map((name) => `\n  '${name}'`).join('');
  return `
// Service Health events that an earlier environment does not tell the same people of.
param serviceHealthLocations = [${names}${locations.length > 0 ? '\n' : ''}]
`;
}

function stampParameters({ gatewayAddress, upgradeWindow, ...stamp }: Stamp, { exposure }: Environment): string {
  const link = exposure === 'privateLink' ? `\n    privateLinkLocation: '${stamp.privateLinkLocation}'` : '';
  return `{
    resourceGroup: '${stamp.resourceGroup}'
    nodeResourceGroup: '${stamp.nodeResourceGroup}'
    gatewayAddress: {
      name: '${gatewayAddress.name}'
      dnsLabel: '${gatewayAddress.dnsLabel}'
    }
    addressSpace: '${stamp.addressSpace}'
    upgradeWindow: {
      dayOfWeek: '${upgradeWindow.dayOfWeek}'
      startTime: '${upgradeWindow.startTime}'
      durationHours: ${upgradeWindow.durationHours}
    }${link}
  }`;
}

/** The linter wants a plain name where one will do. */
function key(name: string): string {
  return isIdentifier(name) ? name : `'${name}'`;
}

function member(name: string): string {
  return isIdentifier(name) ? `.${name}` : `['${name}']`;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}
