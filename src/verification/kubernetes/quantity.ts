import { AksHaError } from '../../errors/aks-ha-error';

const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * A Kubernetes quantity as a number: `250m` is 0.25, `256Mi` is 268435456.
 *
 * @throws AksHaError E504 for what is none
 */
export function parseQuantity(quantity: string | number): number {
  const [, digits, exponent, suffix = ''] = /^([+-]?[\d.]+)(e[+-]?\d+)?([a-zA-Z]*)$/i.exec(String(quantity)) ?? [];
  const factor = SUFFIXES[suffix];
  const value = Number(`${digits}${exponent ?? ''}`);
  if (digits !== undefined && factor !== undefined && Number.isFinite(value)) return value * factor;
  throw new AksHaError({
    code: 'E504',
    source: 'user',
    message: `"${quantity}" is no Kubernetes quantity.`,
    hint: 'Write it like 250m for CPU or 256Mi for memory, in charts/main.ts.',
  });
}

/**
 * A number of pods or nodes that may be given in percent, which is rounded up or down depending on what it is for.
 *
 * @throws AksHaError E504 for what is neither
 */
export function scaled(value: string | number, total: number, round: (number: number) => number): number {
  const [, number, percent] = /^(\d+)(%?)$/.exec(String(value)) ?? [];
  if (number !== undefined) return percent ? round((Number(number) * total) / 100) : Number(number);
  throw new AksHaError({
    code: 'E504',
    source: 'user',
    message: `"${value}" is neither a number nor a percentage.`,
    hint: 'Write it like 1 or 33%: in charts/main.ts for pods, in devops/bicep for nodes.',
  });
}
