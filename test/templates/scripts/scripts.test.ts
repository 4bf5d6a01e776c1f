import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templateFiles } from '../../../src/blueprints/template-files';
import { PLACEHOLDER_GATEWAY_IDENTITY } from '../../../src/cdk8s';
import { PRIVATE_LINK_SERVICE, PRIVATE_LINK_SUBNET } from '../../../src/cdk8s/load-balancer-annotations';
import { actionFile, actions, workflows } from '../workflows/workflow';
import { type ParsedScript, parse, scriptsFolder } from './parsed-script';

const library = 'common.ps1';
const expected = [
  'Deploy-Infrastructure.ps1',
  'Deploy-Workload.ps1',
  'Get-FrontDoorHost.ps1',
  'Publish-Image.ps1',
  library,
];

const bicep = templateFiles('bicep').find(({ path }) => path === 'main.bicep')?.content ?? '';
const ofAction = (file: string) => readFileSync(actionFile(file), 'utf8');
const text = (name: string) => readFileSync(join(scriptsFolder, name), 'utf8');

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

  it('ask for the Bicep that the workflows use', () => {
    const needed = /\$needed = \[version\] '([\d.]+)'/.exec(text('Deploy-Infrastructure.ps1'))?.[1];
    const used = [...workflows, ...actions].flatMap((one) =>
      [...one.text.matchAll(/BICEP_VERSION: v([\d.]+)/g)].map(([, v]) => v),
    );
    const installed = [...workflows, ...actions].flatMap((one) => [...one.text.matchAll(/az bicep install/g)]);
    expect(used.length).toBeGreaterThan(0);
    expect(used).toHaveLength(installed.length);
    expect(new Set(used)).toEqual(new Set([needed]));
  });

  it('put the deployment where the home is: its place can never change', () => {
    expect(text(library)).toContain("$config['home'] ?? $config.regions[0].location");
    expect(text('Deploy-Infrastructure.ps1')).toContain(
      'if ($isWhole -or $rest.Count -eq 0) { $target.Home } else { $rest[0].Location }',
    );
    for (const name of expected.filter((one) => one !== library)) expect(text(name)).not.toContain('regions[0]');
  });

  it('pass the parameters that the workflows pass, and that main.bicep has', () => {
    const known = [...bicep.matchAll(/^param (\w+) /gm)].map(([, name]) => name);
    const passed = (content: string) =>
      new Set([...content.matchAll(/\b(\w+)=(?:@\$scratch|\$[a-z1]|true)/g)].map(([, name]) => name as string));
    const byHand = passed(text('Deploy-Infrastructure.ps1'));
    const byWorkflow = passed(ofAction('infrastructure/parameters.sh'));
    expect([...byHand].sort()).toEqual([
      'clusterAdmins',
      'nodeCounts',
      'privateLinkServices',
      'skipGlobal',
      'skipRegions',
    ]);
    expect([...byHand].filter((name) => !known.includes(name))).toEqual([]);
    // A preview makes nobody an administrator.
    expect([...byHand].filter((name) => !byWorkflow.has(name))).toEqual(['clusterAdmins']);
  });

  it('look for the names that the Bicep and the charts make', () => {
    const made = templateFiles('bicep')
      .map(({ content }) => content)
      .join('\n');
    expect(made).toContain("=> 'id-${workload}-${environmentName}-${region.name}'");
    expect(made).toContain("identityName: '${identityPrefix}-gateway'");
    expect(text('Deploy-Workload.ps1')).toContain('--name "id-$workload-$Environment-$name-gateway"');
    expect(made).toContain(`name: '${PRIVATE_LINK_SUBNET}'`);
    for (const content of [text('Deploy-Infrastructure.ps1'), ofAction('infrastructure/parameters.sh')]) {
      expect(content).toContain(PRIVATE_LINK_SERVICE);
    }
    expect(text('Deploy-Workload.ps1')).toContain(PLACEHOLDER_GATEWAY_IDENTITY);
  });

  it('do not depend on the outputs of the last deployment: one that failed or runs has none', () => {
    for (const name of expected) expect(text(name)).not.toMatch(/deployment sub show/);
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
