import { explain, formatCauses } from '../../../src/deployment/error-rules/explain';
import { ERROR_RULES } from '../../../src/deployment/error-rules/rules';
import { rulesPage } from '../../../src/deployment/error-rules/rules-page';

it.each([
  [
    'QuotaExceeded',
    'Operation could not be completed as it results in exceeding approved standardDPLDSv5Family Cores quota',
    /Quotas/,
  ],
  ['ErrCode_InsufficientVCPUQuota', 'left regional vcpu quota 0, QuotaExceeded', /Quotas/],
  ['ZonalAllocationFailed', 'We do not have sufficient capacity', /later|nodeSize/],
  ['RequestDisallowedByPolicy', "Resource 'x' was disallowed by policy", /exemption/],
  [
    'AuthorizationFailed',
    "does not have authorization to perform action 'Microsoft.Authorization/roleAssignments/write'",
    /Role Based Access Control Administrator/,
  ],
  [
    'AuthorizationFailed',
    "does not have authorization to perform action 'Microsoft.Cdn/profiles/write'",
    /Contributor/,
  ],
  ['MissingSubscriptionRegistration', 'The subscription is not registered', /az provider register/],
  ['AlreadyInUse', 'The registry DNS name is already in use.', /variables\.json/],
  ['TasksOperationsNotAllowed', 'ACR Tasks requests are not permitted', /Docker/],
  ['CrashLoopBackOff', 'back-off; its last words: exec format error', /linux\/arm64/],
  ['CrashLoopBackOff', 'back-off restarting', /the service/],
  ['ImagePullBackOff', 'not found', /AcrPull/],
  ['Unschedulable', '0/3 nodes are available: 3 Insufficient cpu.', /nodeCount/],
])('%s (%s) has a fix', (code, message, fix) => {
  expect(explain({ code, message })?.fix).toMatch(fix);
});

it('an error that nobody knows is told as Azure says it', () => {
  expect(formatCauses([{ code: 'Odd', message: 'Something odd.' }])).toBe('  Something odd. (Odd)');
});

it('what several causes have in common is said once', () => {
  const causes = ['a', 'b'].map((name) => ({
    code: 'MissingSubscriptionRegistration',
    message: `not registered for ${name}`,
  }));
  expect(formatCauses(causes).match(/az provider register/g)).toHaveLength(1);
});

it('an error names the resource that it is about', () => {
  const target = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Cdn/profiles/afd';
  expect(formatCauses([{ code: 'Odd', message: 'Odd.', target }])).toBe('  profiles afd: Odd. (Odd)');
});

it.each(ERROR_RULES.map((rule) => [rule.code ?? String(rule.pattern), rule] as const))(
  '%s says in whole sentences what it means and what mends it',
  (_, rule) => {
    expect(rule.meaning).toMatch(/^[A-Z].*\.$/);
    expect(rule.fix).toMatch(/^[A-Za-z].{10,}$/);
    expect(rule.code ?? rule.pattern).toBeDefined();
  },
);

it('the page for people has a row for each rule, and every link', () => {
  const page = rulesPage(ERROR_RULES).join('\n').replaceAll('&lt;', '<').replaceAll('\\|', '|');
  for (const { meaning, fix, link } of ERROR_RULES) {
    expect(page).toContain(meaning);
    expect(page).toContain(fix);
    if (link) expect(page).toContain(`[More](${link})`);
  }
});
