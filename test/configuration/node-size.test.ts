import {
  describePool,
  type PoolRule,
  poolPattern,
  SYSTEM_POOL,
  sizeRefusal,
  USER_POOL,
} from '../../src/configuration/node-size';

describe.each([SYSTEM_POOL, USER_POOL])('nodes of the $pool pool', (pool: PoolRule) => {
  it(`suggest a size that is accepted`, () => expect(sizeRefusal(pool, pool.suggestion)).toBeUndefined());

  it.each(['Standard_D4pds_v5', 'Standard_D4plds_v6', 'Standard_E16ps_v5', 'Standard_D64pds_v5', 'Standard_D10p'])(
    'may be %s',
    (size) => expect(sizeRefusal(pool, size)).toBeUndefined(),
  );

  it.each(['Standard_D4ds_v5', 'Standard_D8s_v5', 'Standard_B4ms'])('may not be %s: it is not Arm64', (size) => {
    expect(sizeRefusal(pool, size)).toBe(`${size} is not Arm64: its features lack the letter p`);
  });

  it.each([
    'D4pds_v5',
    'standard_D4pds_v5',
    'Standard_d4pds_v5',
    'Standard_D4PDS_v5',
    'Standard_D4pds_v',
    '',
    '🚀',
    'Standard_D4pds_v5\n',
  ])('may not be %p: Azure has no such size', (size) =>
    expect(sizeRefusal(pool, size)).toBe('it is not the name of an Azure size'),
  );

  it('are described with an example', () => {
    expect(describePool(pool)).toContain(`at least ${pool.minVcpus} vCPU, such as ${pool.suggestion}`);
  });
});

it('the system pool needs 4 vCPU, the user pool 2', () => {
  expect(sizeRefusal(SYSTEM_POOL, 'Standard_D2pds_v5')).toBe('Standard_D2pds_v5 has 2 vCPU, 4 are needed');
  expect(sizeRefusal(USER_POOL, 'Standard_D2pds_v5')).toBeUndefined();
  expect(sizeRefusal(USER_POOL, 'Standard_D1pds_v5')).toBe('Standard_D1pds_v5 has 1 vCPU, 2 are needed');
  expect(sizeRefusal(USER_POOL, 'Standard_D0pds_v5')).toBe('Standard_D0pds_v5 has 0 vCPU, 2 are needed');
});

it('the pattern for editors is one that JSON Schema takes', () => {
  expect(new RegExp(poolPattern(SYSTEM_POOL), 'u').test('Standard_D4pds_v5')).toBe(true);
});
