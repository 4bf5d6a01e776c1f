import type { DeploymentPlan } from './plan';

/** The plan for people: a numbered line for each step, those that take away marked in words. */
export function formatPlan({ workload, environment, steps }: DeploymentPlan): string {
  const number = (id: string) => steps.findIndex((step) => step.id === id) + 1;
  const lines = steps.map(({ kind, what, needs }, index) => {
    const after = needs.length > 0 ? `  (after ${listed(needs.map(number))})` : '';
    const mark = kind.startsWith('remove') ? 'REMOVE: ' : '';
    return `${String(index + 1).padStart(3)}  ${mark}${what}${after}`;
  });
  return [`Plan for ${workload} in ${environment}:`, ...lines].join('\n');
}

/** `4, 6–8` */
function listed(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const last = runs.at(-1);
    if (last?.at(-1) === number - 1) last.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length > 1 ? `${run[0]}–${run.at(-1)}` : `${run[0]}`)).join(', ');
}
