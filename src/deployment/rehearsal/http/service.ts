import type { Reply } from './reply';
import type { RehearsalRequest } from './request';
import type { Call, Router } from './router';

/** Everything that answers for some host names. */
export interface Service {
  readonly name: 'entra' | 'arm' | 'registry' | 'storage' | 'kubernetes' | 'front-door';
  readonly router: Router;
  answersFor(host: string): boolean;
  /** Whether a connection to a host gets no answer now. */
  isSilent?(host: string): boolean;
  /** Lets a request in, or throws a Refusal. */
  admit?(call: Call, operation: string): void;
  /** For what no route fits. */
  unknown(request: RehearsalRequest): Reply;
}
