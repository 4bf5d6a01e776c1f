import { unmodelled } from './cluster/unmodelled';
import type { EnvironmentReport, ScenarioResult } from './report';
import { SCENARIOS } from './scenarios';
import type { EnvironmentModel, InfrastructureScenario, Scenario } from './scenarios/scenario';

/** Judges every failure. The same files give the same report. */
export function verifyEnvironment(model: EnvironmentModel): EnvironmentReport {
  return {
    environment: model.environment.name,
    scenarios: SCENARIOS.map((scenario) => judge(scenario, model)),
    notes: model.regions.flatMap(({ manifests, workloads }) =>
      unmodelled(manifests, workloads, `${model.environment.containerRegistryName}.azurecr.io`),
    ),
  };
}

function judge(scenario: Scenario | InfrastructureScenario, model: EnvironmentModel): ScenarioResult {
  const { id, title } = scenario;
  const why = scenario.notClaimed?.(model);
  if (why !== undefined) return { id, title, verdict: 'not claimed', evidence: [why], findings: [] };
  if ('needsBicep' in scenario) {
    const { resources } = model;
    if (!resources)
      return {
        id,
        title,
        verdict: 'not judged',
        evidence: ['it is told from the Bicep files, which were left out'],
        findings: [],
      };
    return { id, title, ...verdictOf(scenario.judge({ ...model, resources })) };
  }
  return { id, title, ...verdictOf(scenario.judge(model)) };
}

function verdictOf({
  findings,
  evidence,
}: ReturnType<Scenario['judge']>): Pick<ScenarioResult, 'verdict' | 'evidence' | 'findings'> {
  if (findings.length > 0) return { verdict: 'not survived', evidence: [], findings };
  return { verdict: 'survived', evidence, findings };
}
