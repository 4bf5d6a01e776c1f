import fc from 'fast-check';
import { causesOf } from '../../../src/deployment/arm/causes';

const QUOTA = {
  code: 'ErrCode_InsufficientVCPUQuota',
  message: 'Insufficient vcpu quota',
  target: '/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/aks',
};

it('gives the reason at the end of the tree, without what it is wrapped in', () => {
  const tree = {
    code: 'DeploymentFailed',
    message: 'At least one resource deployment operation failed.',
    details: [{ code: 'ResourceDeploymentFailure', message: 'The resource write operation failed', details: [QUOTA] }],
  };
  expect(causesOf(tree)).toEqual([QUOTA]);
});

it('reads messages that are JSON themselves, however deep', () => {
  const inner = { error: { code: 'DeploymentFailed', message: JSON.stringify({ error: QUOTA }) } };
  expect(causesOf({ code: 'Conflict', message: `Status: ${JSON.stringify(inner)}` })).toEqual([QUOTA]);
});

it('tells each reason once, however many resources failed for it', () => {
  const details = [QUOTA, QUOTA, { code: 'RequestDisallowedByPolicy', message: 'Denied' }];
  expect(causesOf({ code: 'DeploymentFailed', details }).map(({ code }) => code)).toEqual([
    'ErrCode_InsufficientVCPUQuota',
    'RequestDisallowedByPolicy',
  ]);
});

it('a reason knows what it is about from what it is wrapped in', () => {
  const tree = { code: 'ResourceDeploymentFailure', target: '/a/b', details: [{ code: 'X', message: 'y' }] };
  expect(causesOf(tree)).toEqual([{ code: 'X', message: 'y', target: '/a/b' }]);
});

it('a tree of wrappers alone gives the innermost', () => {
  const tree = { code: 'DeploymentFailed', message: 'outer', details: [{ code: 'Conflict', message: 'inner' }] };
  expect(causesOf(tree)).toEqual([{ code: 'Conflict', message: 'inner' }]);
});

it('any tree gives a reason', () => {
  const error = fc.letrec((tie) => ({
    tree: fc.record(
      {
        code: fc.string(),
        message: fc.oneof(fc.string(), fc.json()),
        details: fc.array(tie('tree') as fc.Arbitrary<object>, { maxLength: 3 }),
      },
      { requiredKeys: [] },
    ),
  })).tree;
  fc.assert(fc.property(error, (tree) => causesOf(tree).length > 0));
});
