import { AksHaError } from '../../errors/aks-ha-error';

/** What `deploy`, `status` and `destroy` end with beside what every command does. */
export const DeployExitCode = {
  /** The look ahead found obstacles; nothing was changed. */
  preflight: 3,
  /** It can be gone on with by running it again. */
  failed: 4,
  /** Not signed in, or not allowed. */
  refused: 5,
} as const;

const CODES: Readonly<Record<number, readonly string[]>> = {
  2: ['E611', 'E612', 'E613'],
  3: ['E610'],
  4: ['E620', 'E621', 'E622', 'E623', 'E624', 'E625', 'E626', 'E627', 'E628', 'E631', 'E632', 'E633'],
  5: ['E600', 'E601', 'E602', 'E603', 'E604'],
};

/** The exit code of an error of a deployment, or `undefined` for any other. */
export function deployExitCodeOf(error: unknown): number | undefined {
  if (!AksHaError.is(error)) return undefined;
  const found = Object.entries(CODES).find(([, codes]) => codes.includes(error.code));
  return found ? Number(found[0]) : undefined;
}
