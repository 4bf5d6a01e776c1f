import { parseVariables } from '../../src/configuration/parse-variables';
import { ConfigurationError, formatPath, type Problem } from '../../src/configuration/problem';

/** What the parser has to say about a document; none where it is accepted. */
export function problemsOf(document: unknown): readonly Problem[] {
  try {
    parseVariables(document, 'test');
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

/** The one problem of a document. */
export function problemOf(document: unknown): Problem {
  const problems = problemsOf(document);
  expect(problems.map((problem) => formatPath(problem.path))).toHaveLength(1);
  return problems[0] as Problem;
}

/** The places of all problems, as a person reads them. */
export function placesOf(document: unknown): string[] {
  return problemsOf(document).map((problem) => formatPath(problem.path));
}
