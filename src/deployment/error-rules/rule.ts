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
  /** Where more is written. */
  readonly link?: string;
}
