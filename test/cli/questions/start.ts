import type { Start } from '../../../src/cli/questions/interview/start';

/** Nothing is given, and every directory but `taken` will do. */
export function start(props: Partial<Start> = {}): Start {
  return {
    given: {},
    suggestedWorkload: 'orders',
    refuseDirectory: (directory) => (directory === 'taken' ? 'taken is generated already' : undefined),
    ...props,
  };
}
