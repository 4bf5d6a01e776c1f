import { readFileSync } from 'node:fs';
import { findRegion, type UsableRegion } from '../../../src/configuration/region-catalogue';
import { deriveStamp } from '../../../src/configuration/stamp';
import { watchingLocation } from '../../../src/configuration/watching-location';
import { compiledMain } from '../../templates/bicep/compiled-main';
import { type Environment, environmentOf } from '../../templates/bicep/fixtures';
import { runBicep } from '../../toolchain/bicep';

let compiled: object | undefined;

/** The emitted main.bicep, compiled. */
export function mainTemplate(): object {
  compiled ??= JSON.parse(readFileSync(compiledMain(), 'utf8')) as object;
  return compiled;
}

export function compile(file: string): object {
  const { status, stdout, stderr } = runBicep(['build', file, '--stdout']);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** The request of a deployment of the emitted templates. */
export function deploymentOf(
  regionCount: number,
  changes: Partial<Environment> = {},
  parameters: Readonly<Record<string, unknown>> = {},
): object {
  const config = environmentOf(regionCount, changes);
  const stamps = Object.fromEntries(config.regions.map((region) => [region.name, stampOf(config, region)]));
  const all = {
    workload: 'orders',
    environmentName: 'prod',
    config,
    stamps,
    watchedFrom: watchingLocation('eastus2'),
    ...parameters,
  };
  return {
    location: 'eastus2',
    properties: {
      mode: 'Incremental',
      template: mainTemplate(),
      parameters: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, { value }])),
    },
  };
}

function stampOf(config: Environment, { name, location }: { name: string; location: string }): object {
  const names = { ...config, workload: 'orders', environment: 'prod', addressSpace: '10.4.0.0/14', region: name };
  const { gatewayAddress, ...stamp } = deriveStamp(names, findRegion(location) as UsableRegion);
  return { ...stamp, gatewayAddress: { name: gatewayAddress.name, dnsLabel: gatewayAddress.dnsLabel } };
}
