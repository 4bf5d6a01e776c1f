import type { Finding } from '../report';
import type { EnvironmentModel, Judgement, RegionModel } from './scenario';

/** Judges each region by itself; what is found in all of them alike is told once for each file. */
export function judgeRegions(model: EnvironmentModel, judge: (region: RegionModel) => Judgement): Judgement {
  const judged = model.regions.map(judge);
  return {
    findings: distinct(judged.flatMap(({ findings }) => findings)),
    evidence: judged.flatMap(({ evidence }, index) =>
      evidence.map((line) => `${model.regions[index]?.region.name}: ${line}`),
    ),
  };
}

/** The same field of the same object is to be changed once, whatever it breaks in how many ways. */
export function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.where} ${finding.field} ${finding.fix}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}
