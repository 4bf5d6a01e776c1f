import { AksHaError } from '../../errors/aks-ha-error';

/** What an API server answers where it refuses. */
interface Status {
  readonly reason?: string;
  readonly message?: string;
  readonly details?: { readonly causes?: readonly { readonly field?: string; readonly message?: string }[] };
}

/** A cluster's API server refused a request. */
export class KubernetesError extends AksHaError {
  public readonly status: number;
  /** `Forbidden`, `Invalid`, `Conflict`. */
  public readonly reason: string;

  constructor(cluster: string, method: string, path: string, status: number, body: unknown) {
    const { reason = `HTTP ${status}`, message = 'with no reason', details } = (body ?? {}) as Status;
    const causes = (details?.causes ?? []).map((cause) => `\n  ${cause.field ?? ''}: ${cause.message ?? ''}`);
    super({
      code: status === 403 || status === 401 ? 'E603' : 'E632',
      source: status === 403 || status === 401 ? 'azure' : 'user',
      message: `The API server of ${cluster} refused ${method} ${path.split('?')[0]}: ${message} (${reason})${causes.join('')}`,
      hint: hintFor(status, cluster),
    });
    this.status = status;
    this.reason = reason;
  }
}

function hintFor(status: number, cluster: string): string {
  if (status === 403 || status === 401) {
    return `Whoever deploys needs the role "Azure Kubernetes Service RBAC Cluster Admin" on ${cluster}; a deployment gives it, and it takes some minutes. Then run the same command again.`;
  }
  return 'Mend charts/main.ts, run npx projen, and deploy again.';
}
