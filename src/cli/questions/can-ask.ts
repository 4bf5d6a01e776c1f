/** Whether somebody is there to be asked: a terminal at both ends, and no build server in between. */
export function canAsk({ stdin, stdout, env }: Pick<NodeJS.Process, 'stdin' | 'stdout' | 'env'>): boolean {
  return stdin.isTTY === true && stdout.isTTY === true && !isSet(env.CI);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false'].includes(value.toLowerCase());
}
