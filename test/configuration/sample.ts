import { type Answers, suggestVariables } from '../../src/configuration/suggestions';
import type { EnvironmentVariables, Variables } from '../../src/configuration/variables-schema';

/** The environment `prod` of a document that the parser accepts, with some of its parts as the test wants them. */
export function sample(prod: Record<string, unknown> = {}): Record<string, unknown> {
  const { environments, ...rest } = valid();
  return { ...rest, environments: { prod: { ...environments.prod, ...prod } } };
}

/** The first region of `prod` with some of its parts as the test wants them; the second as it is. */
export function sampleWithRegion(region: Record<string, unknown>): Record<string, unknown> {
  const [first, second] = (valid().environments.prod as EnvironmentVariables).regions;
  return sample({ regions: [{ ...first, ...region }, second] });
}

/** A document that the parser accepts. */
export function valid(answers: Answers = {}): Variables {
  return suggestVariables(answers);
}
