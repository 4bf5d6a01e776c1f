import { parseAllDocuments } from 'yaml';
import { type Charts, renderEnvironment } from '../../../src/cdk8s';
import { parseVariables } from '../../../src/configuration';
import { FORMAT } from '../../../src/configuration/format/migrations';
import { tarGz } from '../../../src/deployment/image/tar';
import { issueToken } from '../../../src/deployment/rehearsal/entra/token';
import charts from '../../../templates/charts/main';
import { type Environment, environmentOf } from '../../templates/bicep/fixtures';
import { deploymentOf } from './deployment-content';
import { type Answer, type Rehearsed, SUBSCRIPTION } from './rehearsed';

export const DEPLOYMENT = `${SUBSCRIPTION}/providers/Microsoft.Resources/deployments/orders-prod`;
export const REGISTRY = `${SUBSCRIPTION}/resourceGroups/rg-orders-prod/providers/Microsoft.ContainerRegistry/registries/acrordersprod4f2a`;
const OBJECT_ID = '00000000-0000-0000-0000-0000000000dd';
const NAMESPACES = [
  'AlertsManagement',
  'Cdn',
  'ContainerRegistry',
  'ContainerService',
  'Insights',
  'ManagedIdentity',
  'Monitor',
  'OperationalInsights',
];

export function clusterId(region: string): string {
  return `${SUBSCRIPTION}/resourceGroups/rg-orders-prod-${region}/providers/Microsoft.ContainerService/managedClusters/aks-orders-prod-${region}`;
}

/** What a deployment of the emitted repository leads to, step by step, with plain requests. */
export class Live {
  private constructor(
    public readonly rehearsed: Rehearsed,
    private readonly changes: Partial<Environment>,
  ) {}

  /** Infrastructure in so many regions, with the caller as admin of the clusters. */
  public static async infrastructure(
    rehearsed: Rehearsed,
    regionCount: number,
    changes: Partial<Environment> = {},
  ): Promise<Live> {
    for (const name of NAMESPACES) await rehearsed.arm('POST', `${SUBSCRIPTION}/providers/Microsoft.${name}/register`);
    rehearsed.clock.advance(60);
    const clusterAdmins = [{ id: OBJECT_ID, type: 'ServicePrincipal' }];
    const accepted = await rehearsed.arm('PUT', DEPLOYMENT, deploymentOf(regionCount, changes, { clusterAdmins }));
    if (accepted.status !== 201) throw new Error(accepted.text);
    rehearsed.clock.advance(1800);
    return new Live(rehearsed, changes);
  }

  public async outputs() {
    const { json } = await this.rehearsed.arm('GET', DEPLOYMENT);
    if (json.properties.provisioningState !== 'Succeeded') throw new Error(JSON.stringify(json.properties.error));
    return json.properties.outputs;
  }

  /** @returns the digest */
  public async buildImage(files: Readonly<Record<string, string>>, architecture = 'arm64'): Promise<string> {
    const { rehearsed } = this;
    const { json: place } = await rehearsed.arm('POST', `${REGISTRY}/listBuildSourceUploadUrl`);
    const entries = Object.entries(files).map(([path, content]) => ({
      path,
      content: Buffer.from(content),
      mode: 0o644,
    }));
    const archive = tarGz(entries);
    await rehearsed.ask('PUT', place.uploadUrl, { body: archive, headers: { 'x-ms-blob-type': 'BlockBlob' } });
    const { json: run } = await rehearsed.arm('POST', `${REGISTRY}/scheduleRun`, {
      type: 'DockerBuildRequest',
      sourceLocation: place.relativePath,
      dockerFilePath: 'Dockerfile',
      imageNames: ['orders:1'],
      isPushEnabled: true,
      platform: { os: 'Linux', architecture },
    });
    rehearsed.clock.advance(100);
    const { json } = await rehearsed.arm('GET', `${REGISTRY}/runs/${run.properties.runId}`);
    if (json.properties.status !== 'Succeeded') throw new Error(JSON.stringify(json));
    return json.properties.outputImages[0].digest;
  }

  /** Asks a cluster's API server. */
  public async cluster(region: string, method: string, path: string, body?: unknown, headers = {}): Promise<Answer> {
    const { json } = await this.rehearsed.arm('GET', clusterId(region));
    const authorization = `Bearer ${issueToken('6dae42f8-4368-4678-94ff-3960e28e3630', 1)}`;
    const url = `https://${json.properties.fqdn}${path}`;
    return this.rehearsed.ask(method, url, {
      headers: { authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  }

  /** Applies the emitted manifests of one region. */
  public async apply(region: string, digest: string): Promise<Answer[]> {
    const { frontDoorId } = await this.outputs();
    const environments = { prod: environmentOf(2, this.changes) };
    const configuration = parseVariables({ version: FORMAT, workload: 'orders', environments }, 'the test');
    const [environment] = configuration.environments;
    if (!environment) throw new Error('no environment');
    const image = `acrordersprod4f2a.azurecr.io/orders@${digest}`;
    const rendered = renderEnvironment({
      configuration,
      environment,
      charts: charts as Charts,
      image,
      frontDoorId: frontDoorId.value,
    });
    const yaml = rendered.get(`manifests/prod/${region}.yaml`) ?? '';
    const answers: Answer[] = [];
    for (const document of parseAllDocuments(yaml)) answers.push(await this.applyObject(region, document.toJS()));
    return answers;
  }

  // biome-ignore lint/suspicious/noExplicitAny: a Kubernetes object
  public applyObject(region: string, object: any, query = ''): Promise<Answer> {
    const path = `${pathOf(object)}?fieldManager=create-aks-ha&force=true&fieldValidation=Strict${query}`;
    return this.cluster(region, 'PATCH', path, object, { 'content-type': 'application/apply-patch+yaml' });
  }
}

const PLURALS: Readonly<Record<string, string>> = {
  NetworkPolicy: 'networkpolicies',
  PriorityClass: 'priorityclasses',
};

// biome-ignore lint/suspicious/noExplicitAny: a Kubernetes object
export function pathOf({ apiVersion, kind, metadata }: any): string {
  const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const plural = PLURALS[kind] ?? `${kind.toLowerCase()}s`;
  const namespace = metadata.namespace ? `/namespaces/${metadata.namespace}` : '';
  return `${base}${namespace}/${plural}/${metadata.name}`;
}
