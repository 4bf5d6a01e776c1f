import type { Environment, Stamp } from '../configuration';

/**
 * The parameters of one environment: the answers are loaded from variables.json as they are, what follows from them is
 * written out, so that names and networks are decided and checked in one place.
 */
export function bicepParameters(environment: Environment): string {
  return `using './main.bicep'

var variables = loadJsonContent('../config/variables.json')

param workload = variables.workload
param environmentName = '${environment.name}'
param config = variables.environments${member(environment.name)}

// What follows from the answers. After a change in variables.json: npx projen
param watchedFrom = '${environment.watchedFrom}'
param stamps = {
${environment.regions.map(({ name, stamp }) => `  ${key(name)}: ${stampParameters(stamp, environment)}`).join('\n')}
}
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
    }
    watchedFrom: '${stamp.watchedFrom}'
    metricsLocation: '${stamp.metricsLocation}'${link}
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
