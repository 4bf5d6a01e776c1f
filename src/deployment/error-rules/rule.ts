/** What is known of an error of Azure's, the registry's or Kubernetes': data, so that docs can be made of it. */
export interface ErrorRule {
  /** Azure's code, exactly. @default any */
  readonly code?: string;
  /** What the message must hold. @default anything */
  readonly pattern?: RegExp;
  /** What it means to somebody who deploys, a sentence. */
  readonly meaning: string;
  /** The command or edit that mends it. */
  readonly fix: string;
  /** The check of a look ahead that says the same with more of the matter: where both find it, that one is told. */
  readonly check?: 'names' | 'node sizes' | 'providers' | 'quota' | 'rights' | 'Kubernetes version';
  /** Where more is written. */
  readonly link?: string;
}
