import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ParsedScript, parse } from './parsed-script';

const library = 'common.ps1';
const expected = [
  'Deploy-Infrastructure.ps1',
  'Deploy-Workload.ps1',
  'Get-FrontDoorHost.ps1',
  'Publish-Image.ps1',
  library,
];

describe('the PowerShell scripts', () => {
  let parsed: ParsedScript[];
  beforeAll(() => {
    parsed = parse();
  }, 120_000);

  const each = (judge: (script: ParsedScript) => void) => {
    for (const script of parsed) if (script.name !== library) judge(script);
  };

  it('parse without an error', () => {
    expect(parsed.map((script) => script.name)).toEqual(expected);
    for (const script of parsed) expect({ [script.name]: script.errors }).toEqual({ [script.name]: [] });
  });

  it('say which PowerShell they need', () => {
    each((script) => expect(script.requiredVersion).toBe('7.4'));
  });

  it('begin by being strict and by stopping at errors', () => {
    each((script) =>
      expect(script.statements.slice(0, 3)).toEqual([
        'Set-StrictMode -Version Latest',
        "$ErrorActionPreference = 'Stop'",
        `. "$PSScriptRoot/${library}"`,
      ]),
    );
  });

  it('check every parameter that is text', () => {
    each((script) => {
      expect(script.parameters?.map((parameter) => parameter.name)).toContain('Environment');
      for (const { name, type, attributes } of script.parameters ?? []) {
        if (type === 'SwitchParameter') continue;
        expect({ script: script.name, name, checked: attributes.some((one) => one.startsWith('Validate')) }).toEqual({
          script: script.name,
          name,
          checked: true,
        });
      }
    });
  });

  it('call az in one place only, which looks at its exit code', () => {
    const calls = parsed.flatMap((script) =>
      script.commands
        .filter((command) => /^az(\.cmd)?\b/i.test(command.name))
        .map((command) => `${script.name}: ${command.function}`),
    );
    expect(calls).toEqual([`${library}: Invoke-Az`]);
    each((script) => expect(script.commands.map((command) => command.name)).not.toContain('Invoke-Expression'));
  });

  it('would not pass broken: the parser finds a missing brace', () => {
    const folder = mkdtempSync(join(tmpdir(), 'aks-ha-powershell-'));
    try {
      writeFileSync(join(folder, 'broken.ps1'), 'if ($true) {\n  az version\n');
      expect(parse([join(folder, 'broken.ps1')])[0]?.errors).toEqual([expect.stringMatching(/^1:12 .*'}'/)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
