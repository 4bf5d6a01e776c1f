import { SUBSCRIPTION } from '../account';
import type { Document, StateFolder } from '../state/state-folder';

type State = 'NotRegistered' | 'Registering' | 'Registered';

/** As in a new subscription: what the portal uses is there, the rest is not. */
const AT_FIRST: Readonly<Record<string, State>> = {
  'Microsoft.AlertsManagement': 'NotRegistered',
  'Microsoft.Authorization': 'Registered',
  'Microsoft.Cdn': 'NotRegistered',
  'Microsoft.Chaos': 'NotRegistered',
  'Microsoft.Compute': 'Registered',
  'Microsoft.ContainerRegistry': 'NotRegistered',
  'Microsoft.ContainerService': 'NotRegistered',
  'Microsoft.Dashboard': 'NotRegistered',
  'Microsoft.Insights': 'NotRegistered',
  'Microsoft.KeyVault': 'NotRegistered',
  'Microsoft.ManagedIdentity': 'NotRegistered',
  'Microsoft.Monitor': 'NotRegistered',
  'Microsoft.Network': 'Registered',
  'Microsoft.OperationalInsights': 'NotRegistered',
  'Microsoft.PolicyInsights': 'NotRegistered',
  'Microsoft.Resources': 'Registered',
  'Microsoft.Storage': 'Registered',
};

export interface Provider {
  readonly id: string;
  readonly namespace: string;
  readonly registrationPolicy: string;
  readonly registrationState: State;
  readonly resourceTypes: readonly object[];
}

/** Which resource providers the subscription may use. */
export class Providers {
  private readonly document: Document<Record<string, State>>;

  constructor(store: StateFolder) {
    this.document = store.document<Record<string, State>>('providers', () => ({ ...AT_FIRST }));
  }

  public all(): Provider[] {
    return Object.keys(this.document.value).map((namespace) => this.present(namespace));
  }

  /** Compared without case. */
  public get(namespace: string): Provider | undefined {
    const name = this.nameOf(namespace);
    return name === undefined ? undefined : this.present(name);
  }

  public isRegistered(namespace: string): boolean {
    return this.get(namespace)?.registrationState === 'Registered';
  }

  public register(namespace: string): Provider | undefined {
    const name = this.nameOf(namespace);
    if (name === undefined) return undefined;
    if (this.document.value[name] === 'NotRegistered') this.set(name, 'Registering');
    return this.present(name);
  }

  public registered(namespace: string): void {
    const name = this.nameOf(namespace);
    if (name !== undefined) this.set(name, 'Registered');
  }

  private set(name: string, state: State): void {
    this.document.value[name] = state;
    this.document.changed();
  }

  private nameOf(namespace: string): string | undefined {
    return Object.keys(this.document.value).find((name) => name.toLowerCase() === namespace.toLowerCase());
  }

  private present(namespace: string): Provider {
    return {
      id: `${SUBSCRIPTION}/providers/${namespace}`,
      namespace,
      registrationPolicy: 'RegistrationRequired',
      registrationState: this.document.value[namespace] ?? 'NotRegistered',
      resourceTypes: [],
    };
  }
}
