import { stampResourceGroup } from '../../../configuration/stamp';
import { type Interview, outcome, withAnswer } from '../interview/interview';
import type { Question } from '../interview/question';

/** The names that follow from an answer while it is typed. */
export function namesFrom(interview: Interview, question: Question, text: string): string[] {
  const { variables } = outcome(withAnswer(interview, question, text.trim()));
  const { id, environment } = question;
  if (id === 'workload' || id === 'environments') {
    return Object.values(variables.environments).flatMap((each) => [
      each.resourceGroup,
      each.containerRegistryName,
      each.frontDoorName,
      ...each.regions.map((region) => region.aksClusterName),
    ]);
  }
  const { resourceGroup = '', regions = [] } = variables.environments[environment ?? ''] ?? {};
  if (question.input === 'regions') return regions.map((region) => region.aksClusterName);
  if (question.flag !== 'resourceGroup') return [];
  return regions.map((region) => stampResourceGroup({ resourceGroup, region: region.name }));
}

/** What each location would be called, if the text were the answer. */
export function regionNames(interview: Interview, question: Question, text: string): ReadonlyMap<string, string> {
  const { variables } = outcome(withAnswer(interview, question, text));
  const { regions = [] } = variables.environments[question.environment ?? ''] ?? {};
  return new Map(regions.map(({ location, name }) => [location, name]));
}
