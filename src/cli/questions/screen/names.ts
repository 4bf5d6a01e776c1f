import { stampResourceGroup } from '../../../configuration/stamp';
import { type Interview, outcome, withAnswer } from '../interview/interview';
import type { Question } from '../interview/question';

/** The names that follow from an answer while it is typed. */
export function namesFrom(interview: Interview, question: Question, text: string): string[] {
  const { variables } = outcome(withAnswer(interview, question, text.trim()));
  const environments = Object.entries(variables.environments);
  const [kind, ofEnvironment] = question.id.split(':');
  if (kind === 'workload' || kind === 'environments') {
    return environments.flatMap(([, environment]) => [
      environment.resourceGroup,
      environment.containerRegistryName,
      environment.frontDoorName,
      ...environment.regions.map((region) => region.aksClusterName),
    ]);
  }
  if (kind === 'regions') {
    return environments.flatMap(([, environment]) => environment.regions.map((region) => region.aksClusterName));
  }
  if (kind !== 'resourceGroup') return [];
  const environment = variables.environments[ofEnvironment ?? ''];
  const { resourceGroup = '', regions = [] } = environment ?? {};
  return regions.map((region) => stampResourceGroup({ resourceGroup, region: region.name }));
}
