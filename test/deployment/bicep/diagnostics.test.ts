import { formatDiagnostics, readDiagnostics } from '../../../src/deployment/bicep/diagnostics';

const OUTPUT = `/repo/devops/bicep/main.bicep(206,26) : Error BCP104: The referenced module has errors. [https://aka.ms/bicep/core-diagnostics#BCP104]
/repo/devops/bicep/workload.bicep(33,15) : Error BCP103: The following token is not recognized: """. [https://aka.ms/bicep/core-diagnostics#BCP103]
/repo/devops/bicep/workload.bicep(33,15) : Error BCP009: Expected a literal value. [https://aka.ms/bicep/core-diagnostics#BCP009]
/repo/devops/bicep/workload.bicep(40,1) : Warning no-unused-params: Parameter "x" is declared but never used.
`;

it('gives each mistake once, in the file that has it', () => {
  expect(readDiagnostics(OUTPUT, '/repo')).toEqual([
    {
      file: 'devops/bicep/workload.bicep',
      line: 33,
      column: 15,
      level: 'Error',
      code: 'BCP103',
      message: 'The following token is not recognized: """.',
    },
    {
      file: 'devops/bicep/workload.bicep',
      line: 40,
      column: 1,
      level: 'Warning',
      code: 'no-unused-params',
      message: 'Parameter "x" is declared but never used.',
    },
  ]);
});

it('is told as file:line:column, which editors open', () => {
  expect(formatDiagnostics(readDiagnostics(OUTPUT, '/repo'))).toMatch(
    /^ {2}devops\/bicep\/workload\.bicep:33:15 BCP103: /,
  );
});

it('an error that is only told of another file is kept where it is all there is', () => {
  expect(readDiagnostics(OUTPUT.split('\n')[0] ?? '', '/repo')).toHaveLength(1);
});
